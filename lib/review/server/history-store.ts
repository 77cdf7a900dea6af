import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { History, Step } from "@/lib/review/core/own-work";

/** A kept revision as `historyOf` reads it: `part` is the rendering whose it is, `head` the one that shows it. */
export type StepRow = Step & { readonly head: string; readonly part: string };

/**
 * SQL: where the words of an adoption `a` come from, over any number of tracks, with until when, as the common table
 * expression `origin`.
 */
const ORIGIN = `RECURSIVE origin(id, until) AS (
      SELECT a."fromRenderingId", a."createdAt"
      UNION
      SELECT b."fromRenderingId", b."createdAt" FROM origin JOIN "Adoption" b ON b."renderingId" = origin.id
      WHERE b."createdAt" <= origin.until
    )`;

/** Tables that tell who wrote in a rendering, when, and by which rows: what moves or replaces words is no translation. */
const WRITING = [
  ["RenderingRevision", "at", `w."cause" IN ('edit', 'write', 'import', 'adopt', 'compose')`],
  ["CollabUpdate", "createdAt", `w."origin" = 'client'`],
  ["CollabArchive", "createdAt", `w."origin" = 'client'`],
] as const;

/** SQL: who wrote, or brought in, what an adoption `a` took its words from, until then. */
const WRITERS_OF_ADOPTED = `WITH ${ORIGIN}
      ${WRITING.map(
        ([table, at, rows]) =>
          `SELECT w."authorId" FROM origin JOIN "${table}" w ON w."renderingId" = origin.id
           AND w."${at}" <= origin.until AND ${rows}`,
      ).join(" UNION ")}`;

/** SQL: whether any of `people` wrote in what the words of a rendering were taken from. */
export const isAdoptedFrom = (id: string): string =>
  `EXISTS (SELECT 1 FROM "Adoption" a CROSS JOIN LATERAL (${WRITERS_OF_ADOPTED}) w
     WHERE a."renderingId" = ${id} AND w."authorId" IN (SELECT id FROM people))`;

/**
 * SQL of the kept revisions of the renderings of `wanted` (head, id, and columns that come again with each), as the
 * common table expression `history`. Texts are not told, only told apart. Who typed between two of them comes from the
 * log, which keeps it for two weeks; of older ones there is only who typed last. Who adopts words brings those along who wrote
 * them in the other track. Nothing is joined but by an index: how
 * many rows there are, the database cannot know.
 */
export const historyOf = (more: readonly string[]): string => `
  done AS (
    SELECT wanted.*, v."at", v."revision", v."authorId", v."cause", v."state"::text AS state, v."needsWork",
      CASE WHEN v."text" ~ '\\S' THEN md5(v."text") ELSE '' END AS text, false AS typed
    FROM wanted JOIN "RenderingRevision" v ON v."renderingId" = wanted.id
    UNION ALL
    SELECT wanted.*, u."createdAt", NULL, u."authorId", NULL, NULL, NULL, NULL, true
    FROM wanted JOIN "CollabUpdate" u ON u."renderingId" = wanted.id AND u."origin" = 'client'
    UNION ALL
    SELECT wanted.*, a."createdAt", a."revision", w."authorId", NULL, NULL, NULL, NULL, true
    FROM wanted JOIN "Adoption" a ON a."renderingId" = wanted.id CROSS JOIN LATERAL (${WRITERS_OF_ADOPTED}) w
    UNION ALL
    SELECT wanted.*, c."createdAt", NULL, c."authorId", NULL, NULL, NULL, NULL, true
    FROM wanted JOIN "CollabArchive" c ON c."renderingId" = wanted.id AND c."origin" = 'client'
  ), kept AS (
    -- What was typed belongs to the first revision that was kept after it.
    SELECT done.*, coalesce("revision", min("revision") OVER (PARTITION BY id ORDER BY "at" DESC)) AS step FROM done
  ), history AS (
    SELECT ${["head::text AS head", "id::text AS part", "step", ...more].join(", ")},
      max("authorId"::text) FILTER (WHERE NOT typed) AS "authorId", max("cause") AS cause, max(state) AS state,
      bool_or("needsWork") AS "needsWork", max(text) AS text,
      coalesce(array_agg(DISTINCT "authorId"::text) FILTER (WHERE typed AND "authorId" IS NOT NULL), '{}') AS writers
    FROM kept WHERE step IS NOT NULL GROUP BY ${["head", "id", "step", ...more].join(", ")}
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
     ), ${historyOf([])}
     SELECT * FROM history ORDER BY part, step`,
    [grant.projectId, renderingId],
  );
  return toHistories(rows).get(renderingId) ?? { own: [], joined: [] };
}
