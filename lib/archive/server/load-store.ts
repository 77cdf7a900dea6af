import type { Actor } from "@/lib/accounts/core/actor";
import { pool } from "@/lib/db/database";
import { inTransaction, type Sql } from "@/lib/db/sql";
import type { Kind } from "../core/kind";
import { KINDS } from "../core/kinds";
import type { Manifest } from "../core/manifest";
import { quote, scopeOf } from "./kind-sql";

/** Whether a project of this id is on this server, deleted or not. */
export async function hasProject(sql: Sql, projectId: string): Promise<boolean> {
  return (await sql(`SELECT 1 AS found FROM "Project" WHERE "id" = $1::uuid`, [projectId])).length > 0;
}

/** Which of these are ids of glossaries on this server. */
export async function listGlossariesHere(sql: Sql, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>(
    `SELECT "id"::text AS id FROM "Glossary" WHERE "id" = ANY($1::uuid[])`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Inserts rows and nothing else: what is there already is refused by its key, and never written over. */
export async function insertRows(
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly object[],
): Promise<void> {
  const names = columns.map(quote).join(", ");
  await sql(
    `INSERT INTO ${quote(table)} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${quote(table)}, $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** Inserts one source file with its bytes. */
export async function insertFile(
  sql: Sql,
  columns: readonly string[],
  row: object,
  bytes: Uint8Array,
): Promise<void> {
  const names = columns.map(quote).join(", ");
  await sql(
    `INSERT INTO "SourceFile" (${names}, "bytes")
     SELECT ${names}, $2::bytea FROM json_populate_record(NULL::"SourceFile", $1::json)`,
    [JSON.stringify(row), Buffer.from(bytes)],
  );
}

export type LaterName = { readonly id: string; readonly other: string };

/** Writes what rows of a kind say of each other, when all of them are there. */
export async function writeLater(
  sql: Sql,
  table: string,
  column: string,
  names: readonly LaterName[],
): Promise<void> {
  await sql(
    `UPDATE ${quote(table)} t SET ${quote(column)} = n."other"
     FROM json_to_recordset($1::json) AS n("id" uuid, "other" uuid) WHERE t."id" = n."id"`,
    [JSON.stringify(names)],
  );
}

export type NewPerson = {
  readonly id: string;
  /** No address at all, and nobody else's. */
  readonly address: string;
  readonly key: string;
  readonly email: string | null;
  readonly name: string;
};

/** People who have no account here: shown by name, and without any way to sign in. */
export async function insertPeople(sql: Sql, people: readonly NewPerson[]): Promise<void> {
  await sql(
    `WITH given AS (SELECT * FROM json_to_recordset($1::json) AS p("id" uuid, "address" text, "key" uuid, "email" text, "name" text)),
     made AS (INSERT INTO "User" ("id", "email", "name") SELECT "id", "address", "name" FROM given RETURNING "id")
     INSERT INTO "ArchivedPerson" ("userId", "key", "email") SELECT g."id", g."key", g."email" FROM given g JOIN made m USING ("id")`,
    [JSON.stringify(people)],
  );
}

/** Whoever brings an archive in is its only member. */
export async function insertOwner(sql: Sql, projectId: string, userId: string): Promise<void> {
  await sql(`INSERT INTO "Membership" ("userId", "projectId", "role") VALUES ($1::uuid, $2::uuid, 'owner')`, [
    userId,
    projectId,
  ]);
}

/** That somebody brought an archive in, in the transaction that did it: what the trail has before came with it. */
export async function insertEvent(sql: Sql, actor: Actor, { project, madeAt }: Manifest): Promise<void> {
  await sql(
    `INSERT INTO "AuditEvent" ("actorId", "projectId", "action", "objectType", "objectId", "details", "address")
     VALUES ($1::uuid, $2::uuid, 'archive.import', 'project', $3, $4::jsonb, $5)`,
    [actor.id, project.id, project.id, JSON.stringify({ madeAt }), actor.address],
  );
}

/** What a dry run throws to have all of it undone. */
class Undone extends Error {}

/** Runs `work` in one transaction. All of it is kept, or none: also none when `keep` is false, and when it throws. */
export async function loadOrUndo<Value>(keep: boolean, work: (sql: Sql) => Promise<Value>): Promise<Value> {
  const undone: { value?: Value } = {};
  try {
    return await inTransaction(pool(), async (sql) => {
      const value = await work(sql);
      if (keep) return value;
      undone.value = value;
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone && undone.value !== undefined) return undone.value;
    throw error;
  }
}

const WITH_ID: readonly Kind[] = KINDS.filter(({ columns }) => "id" in columns);

/** Whether any of these ids is of something on this server that is not the project's. */
export async function areElsewhere(sql: Sql, projectId: string, ids: readonly string[]): Promise<boolean> {
  const places = [
    ...WITH_ID.map(
      (kind) =>
        `SELECT 1 FROM ${quote(kind.table)} t WHERE t."id" = ANY($2::uuid[]) AND (${scopeOf(kind)}) IS NOT TRUE`,
    ),
    `SELECT 1 FROM "Annotation" t WHERE t."linkId" = ANY($2::uuid[]) AND t."projectId" <> $1::uuid`,
    `SELECT 1 FROM "User" t WHERE t."id" = ANY($2::uuid[])`,
  ];
  const [row] = await sql<{ found: boolean }>(
    `SELECT ${places.map((place) => `EXISTS (${place})`).join(" OR ")} AS found`,
    [projectId, ids],
  );
  return row?.found === true;
}

/** A rendering of the project that says something and has no log that says it; null when there is none. */
export async function findWithoutLog(sql: Sql, projectId: string): Promise<string | null> {
  const [row] = await sql<{ id: string }>(
    `SELECT r."id"::text AS id FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
       JOIN "Document" d ON d."id" = t."documentId"
     WHERE d."projectId" = $1::uuid AND (r."text" <> '' OR r."includedUpdates" <> 0)
       AND NOT EXISTS (SELECT 1 FROM "CollabSnapshot" s WHERE s."renderingId" = r."id")
       AND NOT EXISTS (SELECT 1 FROM "CollabUpdate" u WHERE u."renderingId" = r."id") LIMIT 1`,
    [projectId],
  );
  return row?.id ?? null;
}
