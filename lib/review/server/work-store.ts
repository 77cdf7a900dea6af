import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import { rolesFor } from "@/lib/review/core/capable";
import type { Task } from "@/lib/review/core/task";
import { REASONS, type ReasonCounts } from "@/lib/review/core/waiting";
import { readBarred } from "./barred-store";
import { SHOWN } from "./task-sql";
import { WAITING } from "./waiting-sql";

/** For whom; a token of one project sees that one. */
type Person = Pick<Actor, "id" | "onlyProjectId">;

/** A group of what waits. Days are "2026-12-31". */
export type ReadGroup = ReasonCounts & {
  readonly projectId: string;
  readonly projectName: string;
  readonly sourceLanguage: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly trackId: string;
  readonly trackName: string;
  readonly task: Task;
  readonly count: number;
  readonly firstParagraphId: string;
  readonly firstNumber: number;
  readonly dueOn: string | null;
};

/** The values of `WAITING`. */
async function valuesFor(
  person: Person,
  documentId: string | null,
  trackId: string | null,
): Promise<readonly unknown[]> {
  const values = [
    ...[person.id, person.onlyProjectId, rolesFor("translate"), rolesFor("review")],
    ...[documentId, trackId],
  ];
  return [...values, ...(await readBarred(values))];
}

const countOf = (reason: string): string =>
  `(count(*) FILTER (WHERE w.reason = '${reason}'))::int AS "${reason}"`;

/** What waits for a person, at most `limit` groups: what is due first, then by the most pressing reason. */
export async function readWork(person: Person, limit: number): Promise<ReadGroup[]> {
  return sqlOfConnection(pool())<ReadGroup>(
    `${WAITING},
     grouped AS (
       SELECT w."projectId", w."documentId", w."trackId", w.task, count(*)::int AS count,
         ${REASONS.map(countOf).join(", ")}, min(w."orderKey") AS first, min(w."dueOn") AS "dueOn",
         min(array_position(ARRAY[${REASONS.map((reason) => `'${reason}'`).join(", ")}], w.reason)) AS rank
       FROM waiting w GROUP BY w."projectId", w."documentId", w."trackId", w.task
     )
     SELECT j."id"::text AS "projectId", j."name" AS "projectName", j."sourceLanguage", d."id"::text AS "documentId",
       d."title" AS "documentTitle", t."id"::text AS "trackId", t."name" AS "trackName", g.task, g.count,
       ${REASONS.map((reason) => `g."${reason}"`).join(", ")}, g."dueOn"::text AS "dueOn",
       (SELECT p."id"::text FROM "Paragraph" p WHERE p."documentId" = d."id" AND p."orderKey" = g.first) AS "firstParagraphId",
       (SELECT count(*)::int FROM "Paragraph" p WHERE p."documentId" = d."id" AND ${SHOWN}
          AND p."orderKey" <= g.first) AS "firstNumber"
     FROM grouped g JOIN "Project" j ON j."id" = g."projectId" JOIN "Document" d ON d."id" = g."documentId"
     JOIN "Track" t ON t."id" = g."trackId"
     ORDER BY g."dueOn" NULLS LAST, g.rank, j."name", d."title", d."id", t."orderKey", t."id", g.task
     LIMIT $9::int`,
    [...(await valuesFor(person, null, null)), limit],
  );
}

export type ReadWaiting = {
  readonly index: number;
  readonly paragraphId: string;
  readonly trackId: string;
  readonly task: Task;
};

/** The next row of a document, after an index, that waits for a person; null when there is none. */
export async function findWaitingRow(
  grant: Grant,
  person: Person,
  where: { readonly documentId: string; readonly trackId: string | null; readonly after: number },
): Promise<ReadWaiting | null> {
  const [row] = await sqlOfConnection(pool())<ReadWaiting>(
    `${WAITING},
     next AS (
       SELECT w.* FROM waiting w JOIN "Track" t ON t."id" = w."trackId"
       WHERE w."projectId" = $9::uuid AND ($10::int < 0 OR w."orderKey" > (
         SELECT p."orderKey" FROM "Paragraph" p WHERE p."documentId" = $5::uuid AND ${SHOWN}
         ORDER BY p."orderKey" OFFSET greatest($10::int, 0) LIMIT 1))
       ORDER BY w."orderKey", t."orderKey", t."id", w.task LIMIT 1
     )
     SELECT (SELECT count(*)::int FROM "Paragraph" p WHERE p."documentId" = $5::uuid AND ${SHOWN}
         AND p."orderKey" < n."orderKey") AS index,
       n."paragraphId"::text AS "paragraphId", n."trackId"::text AS "trackId", n.task
     FROM next n`,
    [...(await valuesFor(person, where.documentId, where.trackId)), grant.projectId, where.after],
  );
  return row ?? null;
}

/**
 * When these people last changed a rendering of the project, by their ids; who never did is missing. Of what they did,
 * the latest is looked at first: all revisions of a project are far more than anybody wants to read for a few days.
 */
export async function readLastChanges(
  grant: Grant,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await sqlOfConnection(pool())<{ userId: string; at: Date }>(
    `WITH typed AS (
       SELECT r."updatedById" AS id, max(r."updatedAt") AS at FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
       JOIN "Document" d ON d."id" = t."documentId"
       WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL AND t."deletedAt" IS NULL AND r."revision" > 0
         AND r."updatedById" = ANY($2::uuid[])
       GROUP BY r."updatedById"
     )
     SELECT c.id::text AS "userId", c.at FROM (
       SELECT person.id, greatest(typed.at, (
         SELECT v."at" FROM "RenderingRevision" v JOIN "Rendering" r ON r."id" = v."renderingId"
         JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
         WHERE v."authorId" = person.id AND d."projectId" = $1::uuid AND d."deletedAt" IS NULL AND t."deletedAt" IS NULL
           AND r."revision" > 0
         ORDER BY v."at" DESC LIMIT 1)) AS at
       FROM unnest($2::uuid[]) AS person(id) LEFT JOIN typed ON typed.id = person.id
     ) c WHERE c.at IS NOT NULL`,
    [grant.projectId, userIds],
  );
  return new Map(rows.map(({ userId, at }) => [userId, at]));
}
