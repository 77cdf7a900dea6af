import type { Sql } from "@/lib/db/sql";
import type { Column } from "../core/column";
import { replaceIds } from "../core/ids";
import type { ArchiveRecord, Kind } from "../core/kind";
import { type Row, readRows } from "./rows-store";

/** What a row of the database is in the archive: people by the ids under which the archive has them. */
function recordOfRow({ columns }: Kind, row: Row, people: ReadonlyMap<string, string>): ArchiveRecord {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, told(column, row[name], people)]),
  );
}

function told({ shape, names }: Column, value: unknown, people: ReadonlyMap<string, string>): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (shape === "bytes" && value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return shape === "json" || names === "people" || names === "whatever" ? replaceIds(value, people) : value;
}

/**
 * A kind's records in their order.
 *
 * @param people who is known in the archive by what, by their ids here
 */
export async function* readRecords(
  sql: Sql,
  kind: Kind,
  given: { readonly projectId: string; readonly people: ReadonlyMap<string, string> },
): AsyncGenerator<ArchiveRecord> {
  const last = kind.order.at(-1) ?? "";
  const byPerson = kind.columns[last]?.names === "people" ? last : null;
  const first = kind.order[0] ?? "";
  let group: ArchiveRecord[] = [];
  for await (const rows of readRows(sql, kind, given.projectId)) {
    for (const row of rows) {
      const record = recordOfRow(kind, row, given.people);
      if (byPerson === null) {
        yield record;
        continue;
      }
      if (group[0] !== undefined && group[0][first] !== record[first]) {
        yield* sortByPerson(group, byPerson);
        group = [];
      }
      group.push(record);
    }
  }
  if (byPerson !== null) yield* sortByPerson(group, byPerson);
}

/**
 * One person may have two ids here – an account, and who came with an archive – and has one record all the same: the one
 * that says most, by its text, so that it is the same one each time.
 */
function sortByPerson(group: readonly ArchiveRecord[], person: string): readonly ArchiveRecord[] {
  const keyed = group.map((record) => ({ record, key: String(record[person]), all: JSON.stringify(record) }));
  const sorted = keyed.toSorted((one, other) => compare(one.key, other.key) || compare(other.all, one.all));
  return sorted.filter(({ key }, at) => at === 0 || sorted[at - 1]?.key !== key).map(({ record }) => record);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
