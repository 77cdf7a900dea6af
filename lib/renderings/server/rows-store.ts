import type { Grant } from "@/lib/accounts/core/grant";
import { pool } from "@/lib/db/database";
import { type Sql, sqlOfConnection } from "@/lib/db/sql";
import type { FIND_STATES, RowView } from "./rows-schema";
import type { RenderingView } from "./schema";

type ParagraphRow = RowView["paragraph"] & { readonly orderKey: string };
type RenderingRow = Omit<RenderingView, "updatedAt"> & { readonly updatedAt: Date };

/** The rows of a document that are shown; the index "Paragraph_shown_idx" holds exactly these, in order. */
const SHOWN = `p."documentId" = $1::uuid AND NOT p."excluded" AND p."joinedIntoId" IS NULL`;

const ofProject = (place: string): string =>
  `EXISTS (SELECT 1 FROM "Document" d WHERE d."id" = $1::uuid AND d."projectId" = ${place}::uuid AND d."deletedAt" IS NULL)`;

export type ReadRows = {
  readonly total: number;
  readonly paragraphs: readonly ParagraphRow[];
  readonly renderings: readonly RenderingRow[];
};

/**
 * Paragraphs by index, with the renderings of these tracks (all tracks in use when null). Skipping reads the index only,
 * so that the last rows of a long document cost about what the first ones do.
 */
export async function readRows(
  grant: Grant,
  documentId: string,
  range: { readonly from: number; readonly count: number; readonly trackIds: readonly string[] | null },
): Promise<ReadRows> {
  const sql = sqlOfConnection(pool());
  const [counted, paragraphs] = await Promise.all([
    sql<{ total: number }>(
      `SELECT count(*)::int AS total FROM "Paragraph" p WHERE ${SHOWN} AND ${ofProject("$2")}`,
      [documentId, grant.projectId],
    ),
    sql<ParagraphRow>(
      `SELECT p."id"::text AS id, p."kind"::text AS kind, p."level", p."speaker", p."turn"::text AS turn, p."label",
         p."text", p."marks", p."revision", p."orderKey"
       FROM "Paragraph" p WHERE ${SHOWN} AND ${ofProject("$2")} AND p."orderKey" >=
         (SELECT p."orderKey" FROM "Paragraph" p WHERE ${SHOWN} ORDER BY p."orderKey" OFFSET $3::int LIMIT 1)
       ORDER BY p."orderKey" LIMIT $4::int`,
      [documentId, grant.projectId, range.from, range.count],
    ),
  ]);
  const renderings = await readRenderingsOf(sql, documentId, paragraphs, range.trackIds);
  return { total: counted[0]?.total ?? 0, paragraphs, renderings };
}

function readRenderingsOf(
  sql: Sql,
  documentId: string,
  paragraphs: readonly ParagraphRow[],
  trackIds: readonly string[] | null,
): Promise<RenderingRow[]> {
  return sql<RenderingRow>(
    `SELECT r."id"::text AS id, r."trackId"::text AS "trackId", r."paragraphId"::text AS "paragraphId", r."text",
       r."marks", r."state"::text AS state, r."needsWork", r."sourceSince", r."revision", r."wordCount", r."generation",
       r."updatedById"::text AS "updatedById", r."updatedAt"
     FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
     WHERE r."paragraphId" = ANY($2::uuid[]) AND t."documentId" = $1::uuid AND t."deletedAt" IS NULL
       AND ($3::uuid[] IS NULL OR t."id" = ANY($3::uuid[]))`,
    [documentId, paragraphs.map(({ id }) => id), trackIds],
  );
}

export type Wanted = {
  readonly trackId: string | null;
  readonly state: (typeof FIND_STATES)[number] | null;
  readonly words: string | null;
  readonly paragraphId: string | null;
};

/** The place of the nearest row, after or before `after`, that is all of what is wanted; null when there is none. */
export async function findRowIndex(
  grant: Grant,
  documentId: string,
  wanted: Wanted,
  from: { readonly after: number; readonly direction: "next" | "previous" },
): Promise<{ readonly index: number; readonly paragraphId: string } | null> {
  const isNext = from.direction === "next";
  const [row] = await sqlOfConnection(pool())<{ index: number; paragraphId: string }>(
    `SELECT n.index, n.id::text AS "paragraphId" FROM (
       SELECT p."id" AS id, p."text" AS text, (row_number() OVER (ORDER BY p."orderKey"))::int - 1 AS index
       FROM "Paragraph" p WHERE ${SHOWN} AND ${ofProject("$2")}
     ) n
     WHERE n.index ${isNext ? ">" : "<"} $3::int
       AND ($4::uuid IS NULL OR n.id = (SELECT coalesce(h."joinedIntoId", h."id") FROM "Paragraph" h WHERE h."id" = $4::uuid))
       AND ($5::text IS NULL OR EXISTS (
         SELECT 1 FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
         WHERE r."paragraphId" = n.id AND t."deletedAt" IS NULL AND ($6::uuid IS NULL OR t."id" = $6::uuid)
           AND CASE $5::text WHEN 'needs-work' THEN r."needsWork"
             WHEN 'source-changed' THEN r."sourceSince" IS NOT NULL AND r."text" <> ''
             WHEN 'unconfirmed' THEN r."needsWork" OR r."state" = 'initial' ELSE r."state"::text = $5::text END))
       AND ($7::text IS NULL OR n.text ILIKE $7::text OR EXISTS (
         SELECT 1 FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
         WHERE r."paragraphId" = n.id AND t."deletedAt" IS NULL AND ($6::uuid IS NULL OR t."id" = $6::uuid)
           AND r."text" ILIKE $7::text))
     ORDER BY n.index ${isNext ? "ASC" : "DESC"} LIMIT 1`,
    [
      documentId,
      grant.projectId,
      from.after,
      wanted.paragraphId,
      wanted.state,
      wanted.trackId,
      wanted.words === null ? null : `%${wanted.words.replace(/[\\%_]/g, "\\$&")}%`,
    ],
  );
  return row ?? null;
}
