import type { Sql } from "@/lib/db/sql";
import type { Kind } from "../core/kind";
import { orderOf, quote, readOf, scopeOf } from "./kind-sql";

export type Row = Readonly<Record<string, unknown>>;

/** Batches aim at this many characters, so that rows of long texts are read few at a time. */
const BATCH_CHARACTERS = 1_000_000;
const MAX_BATCH_ROWS = 1000;

/** The rows of a kind that are the project's, sorted, in batches. One kind at a time in a transaction, for its cursor. */
export async function* readRows(sql: Sql, kind: Kind, projectId: string): AsyncGenerator<readonly Row[]> {
  const columns = Object.entries(kind.columns).map(([name, column]) => readOf(kind, name, column));
  await sql(
    `DECLARE archive_rows NO SCROLL CURSOR FOR SELECT ${columns.join(", ")} FROM ${quote(kind.table)} t
     WHERE ${scopeOf(kind)} ORDER BY ${orderOf(kind)}`,
    [projectId],
  );
  let count = 10;
  for (;;) {
    const rows = await sql<Record<string, unknown>>(`FETCH ${count} FROM archive_rows`);
    if (rows.length === 0) break;
    yield rows;
    const longest = rows.reduce((length, row) => Math.max(length, sizeOf(row)), 1);
    count = Math.max(1, Math.min(MAX_BATCH_ROWS, count * 4, Math.floor(BATCH_CHARACTERS / longest)));
  }
  await sql("CLOSE archive_rows");
}

/** About how long a row is; values of JSON by their own writing. */
function sizeOf(row: Row): number {
  return Object.values(row).reduce<number>((sum, value) => {
    if (typeof value === "string") return sum + value.length;
    return typeof value === "object" && value !== null && !(value instanceof Date)
      ? sum + JSON.stringify(value).length
      : sum + 8;
  }, 0);
}

/** How many rows of each of these kinds the project has. */
export async function countRows(
  sql: Sql,
  kinds: readonly Kind[],
  projectId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ name: string; count: number }>(
    kinds
      .map(
        (kind) =>
          `SELECT '${kind.name}' AS name, (SELECT count(*)::int FROM ${quote(kind.table)} t WHERE ${scopeOf(kind)}) AS count`,
      )
      .join(" UNION ALL "),
    [projectId],
  );
  return new Map(rows.map(({ name, count }) => [name, count]));
}

export type StoredFile = { readonly sha256: string; readonly size: number };

/** The project's source files, each once, by their checksums. */
export function listFiles(sql: Sql, projectId: string): Promise<StoredFile[]> {
  return sql<StoredFile>(
    `SELECT f."sha256", max(length(f."bytes"))::int AS size FROM "SourceFile" f
     JOIN "Document" d ON d."id" = f."documentId" WHERE d."projectId" = $1::uuid
     GROUP BY f."sha256" ORDER BY f."sha256" COLLATE "C"`,
    [projectId],
  );
}

/** The bytes of a source file of the project. */
export async function readFile(sql: Sql, projectId: string, sha256: string): Promise<Uint8Array> {
  const [row] = await sql<{ bytes: Uint8Array }>(
    `SELECT f."bytes" FROM "SourceFile" f JOIN "Document" d ON d."id" = f."documentId"
     WHERE d."projectId" = $1::uuid AND f."sha256" = $2 LIMIT 1`,
    [projectId, sha256],
  );
  if (row === undefined) throw new Error(`The source file ${sha256} is gone.`);
  return row.bytes;
}

/** The project's name, and who is a member. */
export async function readProject(sql: Sql, projectId: string) {
  const [project] = await sql<{ id: string; name: string }>(
    `SELECT "id"::text AS id, "name" FROM "Project" WHERE "id" = $1::uuid`,
    [projectId],
  );
  if (project === undefined) throw new Error(`The project ${projectId} is gone.`);
  const team = await sql<{
    name: string;
    email: string;
    role: "owner" | "reviewer" | "translator" | "viewer";
  }>(
    `SELECT u."name", u."email", m."role"::text AS role FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
     WHERE m."projectId" = $1::uuid ORDER BY u."email" COLLATE "C"`,
    [projectId],
  );
  return { project, team };
}
