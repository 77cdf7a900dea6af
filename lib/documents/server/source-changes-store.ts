import type { Grant } from "@/lib/accounts/core/grant";
import { database, pool, type Transaction } from "@/lib/db/database";
import { sqlOf, sqlOfConnection } from "@/lib/db/sql";
import type { KeptPiece } from "@/lib/documents/core/kept-pieces";
import type { MarkedRendering } from "./source-schema";

/** SQL: what lists of marked renderings give of each; `r` the rendering, `t` its track. */
const MARKED = `r."id"::text AS "renderingId", r."trackId"::text AS "trackId", t."name" AS "trackName",
  r."state"::text AS state, t."locked"`;

/** The renderings of these paragraphs that are to be looked at again, in tracks in use. */
export function readMarked(tx: Transaction, paragraphIds: readonly string[]): Promise<MarkedRendering[]> {
  return sqlOf(tx)<MarkedRendering>(
    `SELECT ${MARKED} FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
     WHERE r."paragraphId" = ANY($1::uuid[]) AND r."sourceSince" IS NOT NULL AND r."text" <> ''
       AND t."deletedAt" IS NULL ORDER BY t."orderKey", t."id"`,
    [paragraphIds],
  );
}

export type SourceChangeRow = MarkedRendering & {
  readonly paragraphId: string;
  readonly number: number;
  readonly beforeRevision: number;
  readonly beforeText: string;
  readonly revision: number;
  readonly text: string;
  readonly authorId: string | null;
  readonly at: Date | null;
};

/** Marked renderings of shown paragraphs in order, one more than `limit`; after the rendering `after`. */
export function readSourceChanges(
  grant: Grant,
  documentId: string,
  where: {
    readonly paragraphIds: readonly string[] | null;
    readonly trackIds: readonly string[] | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<SourceChangeRow[]> {
  return sqlOfConnection(pool())<SourceChangeRow>(
    `WITH shown AS (
       SELECT p."id", p."text", p."revision", p."orderKey", (row_number() OVER (ORDER BY p."orderKey"))::int AS number
       FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
       WHERE d."id" = $1::uuid AND d."projectId" = $2::uuid AND d."deletedAt" IS NULL
         AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     ), marked AS (
       SELECT ${MARKED}, p."id"::text AS "paragraphId", p.number, v."revision" AS "beforeRevision", v."text" AS "beforeText",
         p."revision", p."text", p."orderKey" AS place, t."orderKey" AS "trackPlace", l."authorId"::text AS "authorId", l."at"
       FROM shown p JOIN "Rendering" r ON r."paragraphId" = p."id" JOIN "Track" t ON t."id" = r."trackId"
         JOIN "ParagraphRevision" v ON v."paragraphId" = p."id" AND v."revision" = r."sourceSince"
         LEFT JOIN "ParagraphRevision" l ON l."paragraphId" = p."id" AND l."revision" = p."revision"
       WHERE r."text" <> '' AND t."documentId" = $1::uuid AND t."deletedAt" IS NULL
         AND ($3::uuid[] IS NULL OR p."id" = ANY($3::uuid[])) AND ($4::uuid[] IS NULL OR t."id" = ANY($4::uuid[]))
     )
     SELECT "renderingId", "trackId", "trackName", state, "locked", "paragraphId", number, "beforeRevision", "beforeText",
       "revision", "text", "authorId", "at"
     FROM marked m WHERE $5::text IS NULL OR (m.place, m."trackPlace", m."renderingId") >
       (SELECT o.place, o."trackPlace", o."renderingId" FROM marked o WHERE o."renderingId" = $5::text)
     ORDER BY m.place, m."trackPlace", m."renderingId" LIMIT $6::int`,
    [documentId, grant.projectId, where.paragraphIds, where.trackIds, where.after, where.limit + 1],
  );
}

/** What a paragraph said at a revision, and what it was made of; null where that was not kept, or for no such revision. */
export async function findKeptRevision(
  grant: Grant,
  paragraphId: string,
  revision: number,
  tx: Transaction,
): Promise<{ readonly text: string; readonly pieces: readonly KeptPiece[] | null } | null> {
  const found = await tx.paragraphRevision.findFirst({
    where: { paragraphId, revision, paragraph: { document: { projectId: grant.projectId } } },
    select: { text: true, pieces: true },
  });
  return found && { text: found.text, pieces: found.pieces as unknown as readonly KeptPiece[] | null };
}

export type ParagraphRevisionRow = {
  readonly revision: number;
  readonly text: string;
  readonly cause: string;
  readonly authorId: string;
  readonly at: Date;
};

/** What a paragraph said, newest first, one more than `limit`. */
export function readParagraphRevisions(
  grant: Grant,
  paragraphId: string,
  options: { readonly limit: number; readonly before: number | undefined },
): Promise<ParagraphRevisionRow[]> {
  return database().paragraphRevision.findMany({
    where: {
      ...{ paragraphId, paragraph: { document: { projectId: grant.projectId, deletedAt: null } } },
      ...(options.before !== undefined && { revision: { lt: options.before } }),
    },
    orderBy: { revision: "desc" },
    take: options.limit + 1,
    select: { revision: true, text: true, cause: true, authorId: true, at: true },
  });
}
