import { z } from "zod";
import { type Column, key } from "./column";

/** One kind of record: what a line of its part holds, and which rows of the database these are. */
export type Kind = {
  /** The part's name: records/<name>.ndjson. */
  readonly name: string;
  /** The model's name. */
  readonly table: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns by which a row belongs to a record that comes before: to one of these at least. */
  readonly within: readonly string[];
  /** By these the records are sorted, by people last; none: as they were written one after the other. */
  readonly order: readonly string[];
};

/** A value of JSON as a record has it. */
export type Value = unknown;
export type ArchiveRecord = Readonly<Record<string, Value>>;

/**
 * A kind of record.
 *
 * @param given.columns in the order in which a line has them
 * @param given.order its own id unless said otherwise
 */
export function kind(given: {
  readonly name: string;
  readonly table: string;
  readonly within: string | readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
  readonly order?: readonly string[];
}): Kind {
  const { name, table, columns, order } = given;
  const within = typeof given.within === "string" ? [given.within] : given.within;
  return order === undefined
    ? { name, table, within, columns: { id: key(), ...columns }, order: ["id"] }
    : { name, table, within, columns, order };
}

/** The record with the columns that came after it was written. */
export function completed({ columns }: Kind, record: ArchiveRecord): ArchiveRecord {
  const more = Object.entries(columns).flatMap(([name, { before }]) =>
    before === undefined || name in record ? [] : [[name, before(record)] as const],
  );
  return more.length === 0 ? record : { ...record, ...Object.fromEntries(more) };
}

/** What a line of this kind may be; nothing more, and nothing less but columns that came later. */
export function schemaOf({ columns }: Kind): z.ZodType<ArchiveRecord> {
  return z.strictObject(
    Object.fromEntries(Object.entries(columns).map(([name, { schema }]) => [name, schema])),
  );
}
