import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { History, Step } from "@/lib/review/core/own-work";

/** A kept revision as `HISTORY` reads it: `part` is the rendering whose it is, `head` the one that shows it. */
export type StepRow = Step & { readonly head: string; readonly part: string };

/**
 * SQL of the kept revisions of the renderings of `wanted` (head, id), as the common table expression `history`. Texts
 * are not told, only told apart. Who typed between two of them comes from the log, which keeps it for two weeks; of
 * older ones there is only who typed last.
 */
export const HISTORY = `
  typed AS (
    SELECT u."renderingId", u."authorId", u."createdAt" AS at FROM "CollabUpdate" u
    WHERE u."renderingId" IN (SELECT id FROM wanted) AND u."origin" = 'client'
    UNION ALL
    SELECT a."renderingId", a."authorId", a."createdAt" FROM "CollabArchive" a
    WHERE a."renderingId" IN (SELECT id FROM wanted) AND a."origin" = 'client'
  ), steps AS (
    SELECT v.* FROM "RenderingRevision" v WHERE v."renderingId" IN (SELECT id FROM wanted)
  ), kept AS (
    -- What was typed, with the first revision that was kept after it.
    SELECT e."renderingId", e."authorId", min(e."revision")
      OVER (PARTITION BY e."renderingId" ORDER BY e.at DESC) AS "revision"
    FROM (SELECT "renderingId", "authorId", at, NULL::int AS "revision" FROM typed
      UNION ALL SELECT "renderingId", NULL, "at", "revision" FROM steps) e
  ), writers AS (
    SELECT "renderingId", "revision", array_agg(DISTINCT "authorId"::text) AS ids FROM kept
    WHERE "authorId" IS NOT NULL GROUP BY "renderingId", "revision"
  ), history AS (
    SELECT wanted.head::text AS head, s."renderingId"::text AS part, s."authorId"::text AS "authorId", s."cause",
      s."state"::text AS state, s."needsWork", CASE WHEN s."text" ~ '\\S' THEN md5(s."text") ELSE '' END AS text,
      coalesce(w.ids, '{}') AS writers, s."revision"
    FROM wanted JOIN steps s ON s."renderingId" = wanted.id
    LEFT JOIN writers w ON w."renderingId" = s."renderingId" AND w."revision" = s."revision"
  )`;

/**
 * The histories of renderings, by the one that shows each.
 *
 * @param rows by part, oldest first
 */
export function toHistories(rows: readonly StepRow[]): ReadonlyMap<string, History> {
  const parts = new Map<string, Map<string, Step[]>>();
  for (const { head, part, ...step } of rows) {
    const ofHead = parts.get(head) ?? new Map<string, Step[]>();
    const steps = ofHead.get(part) ?? [];
    steps.push(step);
    parts.set(head, ofHead.set(part, steps));
  }
  return new Map(
    [...parts].map(([head, ofHead]) => {
      const joined = [...ofHead].flatMap(([part, steps]) => (part === head ? [] : [steps]));
      return [head, { own: ofHead.get(head) ?? [], joined }];
    }),
  );
}

/** The history of a rendering, with those of the same track whose paragraphs are joined into its own. */
export async function readHistory(tx: Transaction, grant: Grant, renderingId: string): Promise<History> {
  const rows = await sqlOf(tx)<StepRow>(
    `WITH wanted AS (
       SELECT r."id" AS head, other."id" AS id
       FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
         JOIN "Rendering" other ON other."trackId" = r."trackId" JOIN "Paragraph" p ON p."id" = other."paragraphId"
       WHERE r."id" = $2::uuid AND d."projectId" = $1::uuid
         AND (p."id" = r."paragraphId" OR p."joinedIntoId" = r."paragraphId")
     ), ${HISTORY}
     SELECT * FROM history ORDER BY part, "revision"`,
    [grant.projectId, renderingId],
  );
  return toHistories(rows).get(renderingId) ?? { own: [], joined: [] };
}
