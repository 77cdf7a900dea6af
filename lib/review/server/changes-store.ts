import type { Grant } from "@/lib/accounts/core/grant";
import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import type { State } from "@/lib/renderings/core/state";
import type { KeptRevision } from "@/lib/review/core/tracked-changes";

/** A rendering that is not as its translator confirmed it, as it stands. */
export type ChangedRow = {
  readonly renderingId: string;
  readonly trackId: string;
  readonly paragraphId: string;
  readonly number: number;
  readonly source: string;
  readonly text: string;
  readonly state: State;
  readonly needsWork: boolean;
  readonly revision: number;
  readonly updatedById: string | null;
  readonly updatedAt: Date;
  /** The revision that was confirmed. */
  readonly confirmed: number;
};

/**
 * The number of the revision of `r` that `confirmedVersion` of lib/review/core finds, by its rule: the last
 * confirmation by somebody who once confirmed what they had not reopened themselves. It looks at no text.
 */
const CONFIRMED = `
  WITH kept AS (
    SELECT v."revision", v."authorId", v."cause", v."state", v."state" = 'initial' OR v."needsWork" AS open,
      lag(v."state" = 'initial' OR v."needsWork", 1, true) OVER (ORDER BY v."revision") AS "wasOpen"
    FROM "RenderingRevision" v WHERE v."renderingId" = r."id"
  ), confirmation AS (
    SELECT k."revision", k."authorId",
      k."cause" = 'import' OR o."revision" IS NULL OR o."authorId" IS DISTINCT FROM k."authorId" AS own
    FROM kept k LEFT JOIN LATERAL (
      SELECT o."revision", o."authorId" FROM kept o
      WHERE o.open AND NOT o."wasOpen" AND o."revision" < k."revision" ORDER BY o."revision" DESC LIMIT 1
    ) o ON true
    WHERE NOT k.open AND k."state" = 'translated' AND (k."cause" = 'import' OR (k."wasOpen" AND k."cause" = 'state'))
  )
  SELECT c."revision" FROM confirmation c
  WHERE EXISTS (SELECT 1 FROM confirmation t WHERE t.own AND t."authorId" IS NOT DISTINCT FROM c."authorId")
  ORDER BY c."revision" DESC LIMIT 1`;

export type ChangedFilter = {
  readonly trackIds: readonly string[];
  /** Null for all. */
  readonly paragraphIds: readonly string[] | null;
  /** Only what comes after this order key; null from the beginning. */
  readonly afterKey: string | null;
  readonly limit: number;
};

/**
 * Renderings of a document's shown paragraphs whose text is not the one that was confirmed, in order. They are looked
 * at one by one until there are enough; of each, the states it was kept in, and the one text.
 */
export function readChanged(grant: Grant, documentId: string, filter: ChangedFilter): Promise<ChangedRow[]> {
  return sqlOfConnection(pool())<ChangedRow>(
    `SELECT r."id"::text AS "renderingId", r."trackId"::text AS "trackId", n."id"::text AS "paragraphId", n.number,
       p."text" AS source, r."text", r."state"::text AS state, r."needsWork", r."revision",
       r."updatedById"::text AS "updatedById", r."updatedAt", c."revision" AS confirmed
     FROM (
       SELECT p."id", p."orderKey", (row_number() OVER (ORDER BY p."orderKey"))::int AS number
       FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
       WHERE d."id" = $2::uuid AND d."projectId" = $1::uuid AND d."deletedAt" IS NULL
         AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     ) n
     JOIN "Paragraph" p ON p."id" = n."id"
     JOIN "Rendering" r ON r."paragraphId" = n."id" AND r."trackId" = ANY($3::uuid[])
     JOIN "Track" t ON t."id" = r."trackId" AND t."deletedAt" IS NULL
     CROSS JOIN LATERAL (${CONFIRMED}) c
     JOIN "RenderingRevision" b ON b."renderingId" = r."id" AND b."revision" = c."revision" AND b."text" <> r."text"
     WHERE ($4::uuid[] IS NULL OR n."id" = ANY($4::uuid[])) AND ($5::text IS NULL OR n."orderKey" > $5::text COLLATE "C")
     ORDER BY n."orderKey", t."orderKey" LIMIT $6::int`,
    [grant.projectId, documentId, filter.trackIds, filter.paragraphIds, filter.afterKey, filter.limit],
  );
}

/**
 * What was kept of these renderings, oldest first, by rendering: the confirmed revision, and those since that changed its
 * text. Texts between the confirmed and the present one are told apart, not told.
 */
export async function readSince(
  grant: Grant,
  rows: readonly Pick<ChangedRow, "renderingId" | "confirmed">[],
): Promise<ReadonlyMap<string, readonly KeptRevision[]>> {
  const found = await sqlOfConnection(pool())<Omit<KeptRevision, "at"> & { renderingId: string; at: Date }>(
    `SELECT v."renderingId"::text AS "renderingId", v."revision", v."authorId"::text AS "authorId", v."cause",
       v."state"::text AS state, v."needsWork", v."at",
       CASE WHEN v."revision" = v.since OR v."text" = r."text" THEN v."text" ELSE md5(v."text") END AS text
     FROM (
       SELECT v.*, g.since, lag(v."text") OVER (PARTITION BY v."renderingId" ORDER BY v."revision") AS before
       FROM unnest($2::uuid[], $3::int[]) AS g(id, since)
       JOIN "RenderingRevision" v ON v."renderingId" = g.id AND v."revision" >= g.since
     ) v
     JOIN "Rendering" r ON r."id" = v."renderingId" JOIN "Track" t ON t."id" = r."trackId"
     JOIN "Document" d ON d."id" = t."documentId" AND d."projectId" = $1::uuid
     WHERE v."revision" = v.since OR v."text" <> v.before ORDER BY v."revision"`,
    [grant.projectId, rows.map(({ renderingId }) => renderingId), rows.map(({ confirmed }) => confirmed)],
  );
  const revisions = new Map<string, KeptRevision[]>();
  for (const { renderingId, at, ...revision } of found) {
    const own = revisions.get(renderingId) ?? [];
    own.push({ ...revision, at: at.toISOString() });
    revisions.set(renderingId, own);
  }
  return revisions;
}

/** The document of a track, and where a paragraph stands in it (null when it is none of it); null when there is no such track. */
export async function findPlace(
  grant: Grant,
  trackId: string,
  paragraphId: string | null,
): Promise<{ readonly documentId: string; readonly orderKey: string | null } | null> {
  const [row] = await sqlOfConnection(pool())<{ documentId: string; orderKey: string | null }>(
    `SELECT d."id"::text AS "documentId", p."orderKey" FROM "Track" t JOIN "Document" d ON d."id" = t."documentId"
       LEFT JOIN "Paragraph" p ON p."documentId" = d."id" AND p."id" = $3::uuid
     WHERE t."id" = $2::uuid AND t."deletedAt" IS NULL AND d."deletedAt" IS NULL AND d."projectId" = $1::uuid`,
    [grant.projectId, trackId, paragraphId],
  );
  return row ?? null;
}
