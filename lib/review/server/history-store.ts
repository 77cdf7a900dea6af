import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { Step } from "@/lib/review/core/own-work";

/**
 * The kept revisions of a rendering, and of those in the same track whose paragraphs are joined into its own: oldest
 * first, by rendering. Who typed between two of them comes from the log, which keeps it for two weeks; of older ones
 * there is only who typed last.
 */
export async function readHistories(
  tx: Transaction,
  grant: Grant,
  renderingId: string,
): Promise<ReadonlyMap<string, readonly Step[]>> {
  const rows = await sqlOf(tx)<Step & { renderingId: string }>(
    `WITH wanted AS (
       SELECT other."id" FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
         JOIN "Rendering" other ON other."trackId" = r."trackId" JOIN "Paragraph" p ON p."id" = other."paragraphId"
       WHERE r."id" = $2::uuid AND d."projectId" = $1::uuid
         AND (p."id" = r."paragraphId" OR p."joinedIntoId" = r."paragraphId")
     ), typed AS (
       SELECT u."renderingId", u."authorId", u."createdAt" AS at FROM "CollabUpdate" u
       WHERE u."renderingId" IN (SELECT "id" FROM wanted) AND u."origin" = 'client'
       UNION ALL
       SELECT a."renderingId", a."authorId", a."createdAt" FROM "CollabArchive" a
       WHERE a."renderingId" IN (SELECT "id" FROM wanted) AND a."origin" = 'client'
     ), steps AS (
       SELECT v.* FROM "RenderingRevision" v WHERE v."renderingId" IN (SELECT "id" FROM wanted)
     ), kept AS (
       -- What was typed, with the first revision that was kept after it.
       SELECT e."renderingId", e."authorId", min(e."revision")
         OVER (PARTITION BY e."renderingId" ORDER BY e.at DESC) AS "revision"
       FROM (SELECT "renderingId", "authorId", at, NULL::int AS "revision" FROM typed
         UNION ALL SELECT "renderingId", NULL, "at", "revision" FROM steps) e
     ), writers AS (
       SELECT "renderingId", "revision", array_agg(DISTINCT "authorId"::text) AS ids FROM kept
       WHERE "authorId" IS NOT NULL GROUP BY "renderingId", "revision"
     )
     SELECT s."renderingId"::text AS "renderingId", s."authorId"::text AS "authorId", s."cause", s."state"::text AS state,
       s."needsWork", s."text", coalesce(w.ids, '{}') AS writers
     FROM steps s LEFT JOIN writers w ON w."renderingId" = s."renderingId" AND w."revision" = s."revision"
     ORDER BY s."renderingId", s."revision"`,
    [grant.projectId, renderingId],
  );
  const histories = new Map<string, Step[]>();
  for (const { renderingId: id, ...step } of rows) {
    const steps = histories.get(id);
    if (steps === undefined) histories.set(id, [step]);
    else steps.push(step);
  }
  return histories;
}
