import type { Sql } from "@/lib/db/sql";
import { KINDS } from "../core/kinds";
import { kindNamed, quote, scopeOf } from "./kind-sql";

/** People that values of JSON name: JSON paths to their ids. */
const IN_JSON = [
  { kind: "rendering-decisions", column: "votes", path: "$[*].userId" },
  { kind: "term-decisions", column: "record", path: "$.votes[*].userId" },
  { kind: "audit-events", column: "details", path: "$.assigneeId" },
] as const;

/** Everybody whom the project's records name, as ids. */
function namedPeople(): string {
  const columns = KINDS.flatMap((kind) =>
    Object.entries(kind.columns).flatMap(([name, { names }]) =>
      names === "people"
        ? [`SELECT t.${quote(name)}::text AS id FROM ${quote(kind.table)} t WHERE ${scopeOf(kind)}`]
        : [],
    ),
  );
  const json = IN_JSON.map(({ kind, column, path }) => {
    const { table } = kindNamed(kind);
    return `SELECT jsonb_path_query(t.${quote(column)}, '${path}') #>> '{}' FROM ${quote(table)} t WHERE ${scopeOf(kindNamed(kind))}`;
  });
  const audit = kindNamed("audit-events");
  const objects = `SELECT t."objectId" FROM "AuditEvent" t WHERE ${scopeOf(audit)} AND t."objectType" = 'user'`;
  const renderings = `SELECT t."id" FROM "Rendering" t WHERE ${scopeOf(kindNamed("renderings"))}`;
  const logs = ["CollabUpdate", "CollabArchive"].map(
    (table) => `SELECT c."authorId"::text FROM "${table}" c WHERE c."renderingId" IN (${renderings})`,
  );
  return [...columns, ...json, objects, ...logs].join(" UNION ");
}

/** Whose address a person may see: who is, or was until it was deleted, in a project with them. */
const VISIBLE_TO = `SELECT o."userId" FROM "Membership" m JOIN "Membership" o ON o."projectId" = m."projectId"
  WHERE m."userId" = $2::uuid UNION SELECT $2::uuid`;

/** Somebody as the archive tells them; `key` is what it knows them by. */
export type NamedPerson = {
  readonly userId: string;
  readonly key: string;
  readonly email: string | null;
  readonly name: string;
};

/**
 * Everybody whom the project's records name. Who has an account is known by their address, so that two servers know them
 * by the same; who came with an archive, by what it knew them by; whose address `readerId` may not see, by their id here.
 */
export function readPeople(sql: Sql, projectId: string, readerId: string): Promise<NamedPerson[]> {
  return sql<NamedPerson>(
    `WITH named AS (${namedPeople()}), visible AS (${VISIBLE_TO}), told AS (
       SELECT n.id AS "userId", u."name", a."key"::text AS known,
         CASE WHEN a."userId" IS NOT NULL THEN a."email" WHEN v."userId" IS NOT NULL THEN u."email" END AS email
       FROM named n LEFT JOIN "User" u ON u."id"::text = n.id
         LEFT JOIN "ArchivedPerson" a ON a."userId" = u."id" LEFT JOIN visible v ON v."userId" = u."id"
       WHERE n.id IS NOT NULL), digested AS (
       SELECT *, encode(sha256(convert_to('duizhao person ' || email, 'UTF8')), 'hex') AS digest FROM told)
     SELECT "userId", email, coalesce("name", '') AS name,
       coalesce(known, (substr(digest, 1, 12) || '8' || substr(digest, 14, 3) || '8' || substr(digest, 18, 15))::uuid::text,
         "userId") AS key
     FROM digested`,
    [projectId, readerId],
  );
}

/** The accounts of these addresses that a person can see anyway, by address; who came with an archive has none. */
export async function findVisibleAccounts(
  sql: Sql,
  emails: readonly string[],
  readerId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; email: string }>(
    `SELECT u."id"::text AS id, u."email" FROM "User" u
     WHERE u."email" = ANY($1::text[]) AND u."id" IN (${VISIBLE_TO})
       AND NOT EXISTS (SELECT 1 FROM "ArchivedPerson" a WHERE a."userId" = u."id")`,
    [emails, readerId],
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}
