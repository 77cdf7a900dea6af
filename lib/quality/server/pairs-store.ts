import type { Grant } from "@/lib/accounts/core/grant";
import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";

/** A rendering beside its source, with what its checks need to know. */
export type PairRow = {
  readonly renderingId: string;
  readonly trackId: string;
  readonly paragraphId: string;
  readonly kind: "heading" | "body" | "caption" | "note";
  readonly revision: number;
  readonly source: string;
  readonly target: string;
  /** Whether the rendering has left its initial state. */
  readonly begun: boolean;
  /** The document's, ISO; null when it has none. */
  readonly date: string | null;
};

const PAIR = `r."id"::text AS "renderingId", r."trackId"::text AS "trackId", p."id"::text AS "paragraphId", p."kind", r."revision",
  p."text" AS source, r."text" AS target, r."state" <> 'initial' AS begun, d."date"::text AS date`;
const FROM = `"Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Paragraph" p ON p."id" = r."paragraphId"
  JOIN "Document" d ON d."id" = p."documentId"`;
const SHOWN = `NOT p."excluded" AND p."joinedIntoId" IS NULL`;
const LIVING = `t."deletedAt" IS NULL AND d."deletedAt" IS NULL AND d."projectId" = $1::uuid`;

/** The renderings of these paragraphs in these tracks. */
export function readPairs(
  grant: Grant,
  documentId: string,
  paragraphIds: readonly string[],
  trackIds: readonly string[],
): Promise<PairRow[]> {
  return sqlOfConnection(pool())<PairRow>(
    `SELECT ${PAIR} FROM ${FROM} WHERE ${LIVING} AND ${SHOWN} AND d."id" = $2::uuid
       AND p."id" = ANY($3::uuid[]) AND t."id" = ANY($4::uuid[]) ORDER BY p."orderKey", t."orderKey"`,
    [grant.projectId, documentId, paragraphIds, trackIds],
  );
}

/** One rendering with its source; null when it is of a deleted track, or its paragraph is not shown. */
export async function readPair(grant: Grant, renderingId: string): Promise<PairRow | null> {
  const [row] = await sqlOfConnection(pool())<PairRow>(
    `SELECT ${PAIR} FROM ${FROM} WHERE ${LIVING} AND ${SHOWN} AND r."id" = $2::uuid`,
    [grant.projectId, renderingId],
  );
  return row ?? null;
}

/** The renderings of a track in the document's order. */
export function readTrackPairs(
  grant: Grant,
  trackId: string,
  range: { readonly from: number; readonly count: number },
): Promise<PairRow[]> {
  return sqlOfConnection(pool())<PairRow>(
    `SELECT ${PAIR} FROM ${FROM} WHERE ${LIVING} AND ${SHOWN} AND t."id" = $2::uuid
     ORDER BY p."orderKey" OFFSET $3::int LIMIT $4::int`,
    [grant.projectId, trackId, range.from, range.count],
  );
}

/** A track's renderings in the document's order, without their texts. */
export function readTrackPlaces(
  grant: Grant,
  trackId: string,
): Promise<{ readonly renderingId: string; readonly paragraphId: string }[]> {
  return sqlOfConnection(pool())<{ renderingId: string; paragraphId: string }>(
    `SELECT r."id"::text AS "renderingId", p."id"::text AS "paragraphId" FROM ${FROM}
     WHERE ${LIVING} AND ${SHOWN} AND t."id" = $2::uuid ORDER BY p."orderKey"`,
    [grant.projectId, trackId],
  );
}

/**
 * How many paragraphs a track has a rendering of, and what changes whenever one of its texts, or their kinds or day,
 * does.
 */
export async function readTrackState(
  grant: Grant,
  trackId: string,
): Promise<{ readonly total: number; readonly stamp: string }> {
  const [row] = await sqlOfConnection(pool())<{ total: number; stamp: string }>(
    `SELECT count(*)::int AS total, concat_ws(' ', count(*), sum(r."revision"), sum(p."revision"),
       md5(string_agg(p."kind"::text, ' ' ORDER BY p."orderKey")), max(d."date")) AS stamp
     FROM ${FROM} WHERE ${LIVING} AND ${SHOWN} AND t."id" = $2::uuid`,
    [grant.projectId, trackId],
  );
  return row ?? { total: 0, stamp: "" };
}

/** Confirmed pairs of a project, the latest first: what it shows of how long its English is. */
export function readConfirmedPairs(
  grant: Grant,
  limit: number,
): Promise<{ readonly source: string; readonly target: string }[]> {
  return sqlOfConnection(pool())<{ source: string; target: string }>(
    `SELECT p."text" AS source, r."text" AS target FROM ${FROM}
     WHERE ${LIVING} AND ${SHOWN} AND r."state" <> 'initial' AND NOT r."needsWork"
     ORDER BY r."updatedAt" DESC LIMIT $2::int`,
    [grant.projectId, limit],
  );
}

/** A paragraph's source with its number among those shown, from 1. */
export type SourceRow = { readonly paragraphId: string; readonly number: number; readonly source: string };

const SOURCES = `"Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
  WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL AND d."id" = $2::uuid AND ${SHOWN}`;

/** The sources of these paragraphs of a document, or of a part of it; in order. */
export function readSources(
  grant: Grant,
  documentId: string,
  range: { readonly ids: readonly string[] } | { readonly from: number; readonly count: number },
): Promise<SourceRow[]> {
  const numbered = `SELECT * FROM (SELECT p."id"::text AS "paragraphId", p."text" AS source,
    (row_number() OVER (ORDER BY p."orderKey"))::int AS number FROM ${SOURCES}) s`;
  const query = sqlOfConnection(pool())<SourceRow>;
  return "ids" in range
    ? query(`${numbered} WHERE s."paragraphId" = ANY($3::text[]) ORDER BY s.number`, [
        grant.projectId,
        documentId,
        range.ids,
      ])
    : query(`${numbered} WHERE s.number > $3::int AND s.number <= $3::int + $4::int ORDER BY s.number`, [
        grant.projectId,
        documentId,
        range.from,
        range.count,
      ]);
}

/** How many paragraphs of a document are shown. */
export async function countSources(grant: Grant, documentId: string): Promise<number> {
  const [row] = await sqlOfConnection(pool())<{ total: number }>(
    `SELECT count(*)::int AS total FROM ${SOURCES}`,
    [grant.projectId, documentId],
  );
  return row?.total ?? 0;
}
