import type { Sql } from "@/lib/db/sql";
import { newId } from "@/lib/documents/server/new-id";
import { replaceIds } from "../core/ids";
import { type ArchiveRecord, type Kind, schemaOf } from "../core/kind";
import { KINDS } from "../core/kinds";
import { readRecord } from "../core/read-record";
import { listGlossariesHere } from "./load-store";
import type { OpenArchive } from "./open-archive";

/** Glossaries that are on this server already, and come in a second time under ids of their own. */
export type CopiedGlossaries = {
  readonly names: readonly string[];
  /** The new ids of all that belongs to them, by those in the archive. */
  readonly ids: ReadonlyMap<string, string>;
};

export const NO_COPIES: CopiedGlossaries = { names: [], ids: new Map() };

/** Glossaries, and all kinds whose records may belong to one, by way of others too: discussions of proposals are such. */
const BELONGING: readonly Kind[] = belonging();

function belonging(): readonly Kind[] {
  const found = new Map<string, Kind>();
  for (const kind of KINDS) {
    const belongs = kind.within.some((column) => found.has(kind.columns[column]?.names ?? ""));
    if (kind.name === "glossaries" || belongs) found.set(kind.name, kind);
  }
  return [...found.values()];
}

/**
 * Finds the glossaries of an archive that came with another project before, and gives everything of them a new id. What is here
 * is not looked into: a copy says nothing of it but that it is here.
 */
export async function copyGlossaries(sql: Sql, archive: OpenArchive): Promise<CopiedGlossaries> {
  const [glossaries, ...others] = BELONGING;
  if (glossaries === undefined) return NO_COPIES;
  const given: ArchiveRecord[] = [];
  for await (const record of recordsOf(archive, glossaries)) given.push(record);
  const here = new Set(
    await listGlossariesHere(
      sql,
      given.map(({ id }) => String(id)),
    ),
  );
  const copied = given.filter(({ id }) => here.has(String(id)));
  if (copied.length === 0) return NO_COPIES;
  const ids = new Map(copied.map(({ id }) => [String(id), newId()]));
  for (const kind of others) {
    if (!("id" in kind.columns)) continue;
    for await (const record of recordsOf(archive, kind)) {
      const isOfOne = kind.within.some((column) => ids.has(String(record[column])));
      if (isOfOne) ids.set(String(record.id), newId());
    }
  }
  return { names: copied.map(({ name }) => String(name)), ids };
}

/** Records that are as they must be; what is not is refused when it is taken in. */
async function* recordsOf(archive: OpenArchive, kind: Kind): AsyncGenerator<ArchiveRecord> {
  const schema = schemaOf(kind);
  for await (const line of archive.lines(kind.name)) {
    const read = readRecord(line, schema);
    if (read.ok) yield read.value;
  }
}

/** A record that names copies where it named what they are of. */
export function withCopies(record: ArchiveRecord, { ids }: CopiedGlossaries): ArchiveRecord {
  if (ids.size === 0) return record;
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, replaceIds(value, ids)]));
}
