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
       SELECT v.*, lag(v."at") OVER (PARTITION BY v."renderingId" ORDER BY v."revision") AS since
       FROM "RenderingRevision" v WHERE v."renderingId" IN (SELECT "id" FROM wanted)
     )
     SELECT s."renderingId"::text AS "renderingId", s."authorId"::text AS "authorId", s."cause", s."state"::text AS state,
       s."needsWork", s."text",
       ARRAY(SELECT DISTINCT w."authorId"::text FROM typed w WHERE w."renderingId" = s."renderingId"
         AND w."authorId" IS NOT NULL AND w.at <= s."at" AND (s.since IS NULL OR w.at > s.since)) AS writers
     FROM steps s ORDER BY s."renderingId", s."revision"`,
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
