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

/** A part of a document in its order: what comes after an order key (null from the beginning), so many. */
export type Part = { readonly documentId: string; readonly afterKey: string | null; readonly count: number };

const partOf = ({ documentId, afterKey, count }: Part) => [documentId, afterKey, count];

/** SQL of a part's paragraphs, `p`, each with its number among those shown: they are limited before anything is joined. */
const PART = `(SELECT p.*, (row_number() OVER (ORDER BY p."orderKey") + (SELECT count(*) FROM "Paragraph" p
    WHERE p."documentId" = $2::uuid AND ${SHOWN} AND p."orderKey" <= $3::text COLLATE "C"))::int AS number
  FROM "Paragraph" p WHERE p."documentId" = $2::uuid AND ${SHOWN}
    AND ($3::text IS NULL OR p."orderKey" > $3::text COLLATE "C") ORDER BY p."orderKey" LIMIT $4::int) p`;

/** Renderings of a track in the document's order. */
export function readTrackPairs(
  grant: Grant,
  trackId: string,
  part: Part,
): Promise<(PairRow & { readonly number: number; readonly orderKey: string })[]> {
  return sqlOfConnection(pool())<PairRow & { number: number; orderKey: string }>(
    `SELECT ${PAIR}, p.number, p."orderKey" FROM ${PART} JOIN "Document" d ON d."id" = p."documentId"
       JOIN "Rendering" r ON r."paragraphId" = p."id" JOIN "Track" t ON t."id" = r."trackId"
     WHERE ${LIVING} AND t."id" = $5::uuid ORDER BY p."orderKey"`,
    [grant.projectId, ...partOf(part), trackId],
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

/** What changes whenever one of a track's texts, or their kinds or day, does. */
export async function readTrackStamp(grant: Grant, trackId: string): Promise<string> {
  const [row] = await sqlOfConnection(pool())<{ stamp: string }>(
    `SELECT concat_ws(' ', count(*), sum(r."revision"), sum(p."revision"),
       md5(string_agg(p."kind"::text, ' ' ORDER BY p."orderKey")), max(d."date")) AS stamp
     FROM ${FROM} WHERE ${LIVING} AND ${SHOWN} AND t."id" = $2::uuid`,
    [grant.projectId, trackId],
  );
  return row?.stamp ?? "";
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

/** The sources of these paragraphs of a document, in order. */
export function readSources(grant: Grant, documentId: string, ids: readonly string[]): Promise<SourceRow[]> {
  return sqlOfConnection(pool())<SourceRow>(
    `SELECT s."id"::text AS "paragraphId", p."text" AS source, s.number FROM (
       SELECT p."id", (row_number() OVER (ORDER BY p."orderKey"))::int AS number FROM ${SOURCES}) s
     JOIN "Paragraph" p ON p."id" = s."id" WHERE s."id" = ANY($3::uuid[]) ORDER BY s.number`,
    [grant.projectId, documentId, ids],
  );
}

/** A paragraph's source; null when it is not shown. */
export async function readSource(grant: Grant, paragraphId: string): Promise<string | null> {
  const [row] = await sqlOfConnection(pool())<{ source: string }>(
    `SELECT p."text" AS source FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
     WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL AND p."id" = $2::uuid AND ${SHOWN}`,
    [grant.projectId, paragraphId],
  );
  return row?.source ?? null;
}

/** Sources of a document, in order. */
export function readSourcePart(grant: Grant, part: Part): Promise<SourceRow[]> {
  return sqlOfConnection(pool())<SourceRow>(
    `SELECT p."id"::text AS "paragraphId", p."text" AS source, p.number
     FROM ${PART} JOIN "Document" d ON d."id" = p."documentId"
     WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL ORDER BY p."orderKey"`,
    [grant.projectId, ...partOf(part)],
  );
}

/**
 * A document, or the one of a track: how many of its paragraphs are shown, and the order key of one of its paragraphs,
 * null when it is none of them.
 *
 * @returns null when it is not the project's, or was deleted
 */
export async function findPlace(
  grant: Grant,
  of: { readonly documentId: string } | { readonly trackId: string },
  paragraphId: string | null,
): Promise<{ readonly documentId: string; readonly total: number; readonly orderKey: string | null } | null> {
  const [which, id] =
    "trackId" in of
      ? [
          `(SELECT t."documentId" FROM "Track" t WHERE t."id" = $2::uuid AND t."deletedAt" IS NULL)`,
          of.trackId,
        ]
      : ["$2::uuid", of.documentId];
  const [row] = await sqlOfConnection(pool())<{ documentId: string; total: number; orderKey: string | null }>(
    `SELECT d."id"::text AS "documentId",
       (SELECT count(*)::int FROM "Paragraph" p WHERE p."documentId" = d."id" AND ${SHOWN}) AS total,
       (SELECT p."orderKey" FROM "Paragraph" p WHERE p."documentId" = d."id" AND p."id" = $3::uuid) AS "orderKey"
     FROM "Document" d WHERE d."id" = ${which} AND d."projectId" = $1::uuid AND d."deletedAt" IS NULL`,
    [grant.projectId, id, paragraphId],
  );
  return row ?? null;
}
