import type { Grant } from "@/lib/accounts/core/grant";
import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";

/**
 * Sources of a track's shown paragraphs that a reviewer looked at: reviewed, final, sent back, or one of these.
 *
 * @returns null when the track is not the project's, or was deleted
 */
export async function readLookedAt(
  grant: Grant,
  trackId: string,
  also: readonly string[],
): Promise<readonly string[] | null> {
  const [track] = await sqlOfConnection(pool())<{ sources: string[] }>(
    `SELECT coalesce(array_agg(p."text") FILTER (WHERE p."id" IS NOT NULL), '{}') AS sources
     FROM "Track" t JOIN "Document" d ON d."id" = t."documentId"
       LEFT JOIN "Rendering" r ON r."trackId" = t."id"
         AND (r."state" IN ('reviewed', 'final') OR r."needsWork" OR r."paragraphId" = ANY($3::uuid[]))
       LEFT JOIN "Paragraph" p ON p."id" = r."paragraphId" AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     WHERE t."id" = $2::uuid AND t."deletedAt" IS NULL AND d."deletedAt" IS NULL AND d."projectId" = $1::uuid
     GROUP BY t."id"`,
    [grant.projectId, trackId, [...also]],
  );
  return track?.sources ?? null;
}
