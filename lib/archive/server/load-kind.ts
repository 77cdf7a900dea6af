import { checkNames, withinOf } from "../core/check-record";
import { type ArchiveRecord, completed, type Kind, schemaOf } from "../core/kind";
import { readRecord } from "../core/read-record";
import { withCopies } from "./copy-glossaries";
import { insertFile, insertRows, type LaterName, writeLater } from "./load-store";
import type { Loading } from "./loading";
import { foreign, unfit } from "./refusals";
import { rowOfRecord } from "./row-of-record";

const AT_ONCE = { rows: 500, characters: 1_000_000 } as const;

/** Takes in one part: each record is what its kind says, and names only what came before it. */
export async function loadKind(loading: Loading, kind: Kind): Promise<void> {
  const { known, people } = loading;
  const schema = schemaOf(kind);
  const later = laterColumns(kind);
  let [batch, size, at]: [Record<string, unknown>[], number, number] = [[], 0, 0];
  const flush = async () => {
    await writeRows(loading, kind, batch);
    loading.step(batch.length);
    [batch, size] = [[], 0];
  };
  for await (const line of loading.archive.lines(kind.name)) {
    at += 1;
    const read = readRecord(line, schema);
    if (!read.ok) throw unfit(kind.name, at, read.reason);
    const record = withCopies(completed(kind, read.value), loading.copied);
    const field = checkNames(kind, record, known);
    if (field !== null) throw foreign(kind.name, at, field);
    if (typeof record.id === "string") known.add(kind.name, record.id, withinOf(kind, record));
    noteLater(later, record);
    batch.push(rowOfRecord(kind, record, people));
    size += line.length;
    if (batch.length >= AT_ONCE.rows || size >= AT_ONCE.characters) await flush();
  }
  await flush();
  for (const [column, names] of later) {
    if (!names.every(({ other }) => known.has(kind.name, other))) throw foreign(kind.name, at, column);
    if (names.length > 0) await writeLater(loading.sql, kind.table, column, names);
  }
}

type Later = ReadonlyMap<string, LaterName[]>;

const laterColumns = ({ columns }: Kind): Later =>
  new Map(Object.entries(columns).flatMap(([name, { later }]) => (later === true ? [[name, []]] : [])));

function noteLater(later: Later, record: ArchiveRecord): void {
  for (const [column, names] of later) {
    const [id, other] = [record.id, record[column]];
    if (typeof id === "string" && typeof other === "string") names.push({ id, other });
  }
}

async function writeRows(
  loading: Loading,
  kind: Kind,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(kind.columns).filter((name) => kind.columns[name]?.later !== true);
  if (kind.name === "source-files") return writeFiles(loading, columns, rows);
  if (kind.name !== "glossaries") return insertRows(loading.sql, kind.table, columns, rows);
  // It belongs to the project that comes with it; of people here, who brings it in made it.
  const home = { createdById: loading.actorId, homeProjectId: loading.archive.manifest.project.id };
  const owned = rows.map((row) => ({ ...row, ...home }));
  return insertRows(loading.sql, kind.table, [...columns, ...Object.keys(home)], owned);
}

async function writeFiles(
  { sql, archive, takeBytes }: Loading,
  columns: readonly string[],
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  for (const row of rows) {
    const bytes = await archive.file(String(row.sha256));
    takeBytes(bytes.byteLength);
    await insertFile(sql, columns, row, bytes);
  }
}
