import type { Column } from "../core/column";
import { replaceIds } from "../core/ids";
import type { ArchiveRecord, Kind } from "../core/kind";

/** What a record of the archive is in the database, as PostgreSQL reads it from JSON: people by their ids here. */
export function rowOfRecord(
  { columns }: Kind,
  record: ArchiveRecord,
  people: ReadonlyMap<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, kept(column, record[name], people)]),
  );
}

function kept({ shape, names }: Column, value: unknown, people: ReadonlyMap<string, string>): unknown {
  if (shape === "bytes" && typeof value === "string") return hexOf(value);
  return shape === "json" || names === "people" || names === "whatever" ? replaceIds(value, people) : value;
}

/** How PostgreSQL writes bytes in text. */
export const hexOf = (base64: string): string => `\\x${Buffer.from(base64, "base64").toString("hex")}`;
