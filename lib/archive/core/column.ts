import { z } from "zod";
import { storable } from "@/lib/text/core/storable";

/** How a value is kept in the database, and how it is told in a record. */
export type Shape =
  | "id"
  | "ids"
  | "text"
  | "texts"
  /** A whole number. */
  | "whole"
  /** A whole number that may be too large for JSON's: digits in a string. */
  | "big"
  | "number"
  | "flag"
  /** ISO 8601 in UTC, to the millisecond. */
  | "time"
  /** ISO date. */
  | "day"
  /** Base64. */
  | "bytes"
  | "json";

/** One field of a record, which has the name of its column. */
export type Column = {
  readonly shape: Shape;
  readonly schema: z.ZodType;
  /**
   * Of which kind of record an id is: by its name, `people`, `anything` in the archive; `group` for one that records
   * share and that is of nothing else on the server; `whatever` for ids that are told and looked up by nothing that does
   * not ask who may see it.
   */
  readonly names?: string;
  /** For a value of JSON: whose ids stand in it. */
  readonly ids?: NamesInside;
  /** Names records of its own kind, which may come later: written when all of them are there. */
  readonly later?: true;
  /** What it holds where an archive was made before there was such a column, by the others of its record. */
  readonly before?: (record: Readonly<Record<string, unknown>>) => unknown;
};

/**
 * What ids inside a value of JSON are of, by the name of the property they stand under: a kind of record, or `people`.
 * What is of a kind may be gone by now, as a term that was taken away; people are always told. An id under any other name
 * may be of anything in the archive, or gone.
 */
export type NamesInside = Readonly<Record<string, string | Beside>>;

/** Of a kind whose records each belong to one thing, which is the one that this record names in a column. */
export type Beside = {
  readonly names: string;
  readonly in: string;
  /** The kind of what that column names, when the thing is what that belongs to. */
  readonly by?: string;
};

/** An id in the one form in which the database writes it. */
export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const anId = z.string().regex(ID, "This is no id.");

/** The record's own id. */
export const key = (): Column => ({ shape: "id", schema: anId });
/** The id of a record of that kind, which comes before. */
export const to = (names: string): Column => ({ shape: "id", schema: anId, names });
/** The id of a record of the same kind, which may come after. */
export const toOwn = (names: string): Column => ({ shape: "id", schema: anId, names, later: true });
/** A person, by the id under which `people` has them. */
export const person = (): Column => to("people");
/** An id that several records of a kind share and that no record has. */
export const group = (): Column => to("group");
/** A text that may be an id, of anything that there was. */
export const named = (): Column => ({ shape: "text", schema: storable().max(4000), names: "whatever" });
/** Ids of records of that kind. */
export const toSeveral = (names: string): Column => ({ shape: "ids", schema: z.array(anId), names });
export const text = (): Column => ({ shape: "text", schema: storable() });
/** A text that people give a name with, or that is shown on one line. */
export const line = (): Column => ({ shape: "text", schema: storable().max(4000) });
export const texts = (): Column => ({ shape: "texts", schema: z.array(storable()) });
export const choice = (values: readonly [string, ...string[]]): Column => ({
  shape: "text",
  schema: z.enum(values),
});
export const whole = (): Column => ({
  shape: "whole",
  schema: z.int32(),
});
export const big = (): Column => ({ shape: "big", schema: z.string().regex(/^-?\d{1,19}$/) });
export const number = (): Column => ({ shape: "number", schema: z.number() });
export const flag = (): Column => ({ shape: "flag", schema: z.boolean() });
export const time = (): Column => ({ shape: "time", schema: z.iso.datetime() });
export const day = (): Column => ({ shape: "day", schema: z.iso.date() });
export const bytes = (): Column => ({ shape: "bytes", schema: z.base64() });
/** A value of the given form, which the database keeps as it is. */
export const json = (schema: z.ZodType, ids: NamesInside): Column => ({ shape: "json", schema, ids });

/** The same, in which ids may be of anything that there was. */
export const telling = (column: Column): Column => ({ ...column, names: "whatever" });

/** The same, or null. */
export const maybe = (column: Column): Column => ({ ...column, schema: column.schema.nullable() });

/** The same, for a column that came later: archives that were made before still come in. */
export const added = (column: Column, before: NonNullable<Column["before"]>): Column => ({
  ...column,
  schema: column.schema.optional(),
  before,
});
