import type { Grant } from "@/lib/accounts/core/grant";
import { database, pool } from "@/lib/db/database";
import type { TimedPiece } from "@/lib/interchange/core/subtitles/place-cues";
import type { ExportDocument, ExportRow, ExportState } from "@/lib/interchange/core/writer";
import type { MarkSpan } from "@/lib/text/core/marks";

/** A document with the tracks asked for (all when null) in their order; null when there is no such document. */
export async function findExportDocument(
  grant: Grant,
  documentId: string,
  trackIds: readonly string[] | null,
): Promise<ExportDocument | null> {
  const found = await database().document.findFirst({
    where: { id: documentId, projectId: grant.projectId, deletedAt: null },
    select: {
      id: true,
      title: true,
      date: true,
      occasion: true,
      citation: true,
      project: { select: { sourceLanguage: true } },
      tracks: {
        where: { deletedAt: null, ...(trackIds && { id: { in: [...trackIds] } }) },
        orderBy: [{ orderKey: "asc" }, { id: "asc" }],
        select: {
          ...{ id: true, name: true, language: true, attribution: true, citation: true, date: true },
          speakers: { select: { label: true, name: true }, orderBy: { label: "asc" } },
        },
      },
    },
  });
  if (found === null) return null;
  const { project, date, tracks, ...document } = found;
  return {
    ...document,
    date: dayOf(date),
    language: project.sourceLanguage,
    tracks: tracks.map((track) => ({ ...track, date: dayOf(track.date) })),
  };
}

/** `2020-12-31` of a date column, which the driver gives as midnight UTC. */
function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10);
}

type ParagraphRow = Omit<ExportRow["paragraph"], "number"> & { readonly orderKey: string };

/** What the document shows after `afterKey` (from its beginning when null), in order, at most `limit`. */
export async function listShownParagraphs(
  grant: Grant,
  documentId: string,
  page: { readonly afterKey: string | null; readonly limit: number },
): Promise<readonly ParagraphRow[]> {
  // The driver and not Prisma: the page is read a hundred times for a long text, and its rows go out as they are.
  const { rows } = await pool().query<ParagraphRow>(
    `SELECT p.id, p."orderKey", p.kind, p.level, p.speaker, p.label, p.turn, p.text, p.marks
     FROM "Paragraph" p JOIN "Document" d ON d.id = p."documentId"
     WHERE p."documentId" = $1 AND d."projectId" = $2 AND d."deletedAt" IS NULL
       AND NOT p.excluded AND p."joinedIntoId" IS NULL AND p."orderKey" > $3
     ORDER BY p."orderKey" LIMIT $4`,
    [documentId, grant.projectId, page.afterKey ?? "", page.limit],
  );
  return rows;
}

/** What the document shows at some order keys, in order, each with its number. The numbers cost one look over the index. */
export async function listParagraphsAt(
  grant: Grant,
  documentId: string,
  keys: readonly string[],
): Promise<readonly ExportRow["paragraph"][]> {
  const { rows } = await pool().query<ExportRow["paragraph"]>(
    `SELECT p.id, n.number, p.kind, p.level, p.speaker, p.label, p.turn, p.text, p.marks FROM (
       SELECT k.key, (sum((SELECT count(*) FROM "Paragraph" b WHERE b."documentId" = $1
         AND NOT b.excluded AND b."joinedIntoId" IS NULL AND b."orderKey" > k.before AND b."orderKey" <= k.key))
         OVER (ORDER BY k.key))::int AS number
       FROM (SELECT key, lag(key, 1, '') OVER (ORDER BY key) AS before
         FROM (SELECT DISTINCT unnest($3::text[]) COLLATE "C" AS key) given) k) n
     JOIN "Paragraph" p ON p."orderKey" = n.key JOIN "Document" d ON d.id = p."documentId"
     WHERE p."documentId" = $1 AND d."projectId" = $2 AND d."deletedAt" IS NULL
       AND NOT p.excluded AND p."joinedIntoId" IS NULL ORDER BY p."orderKey"`,
    [documentId, grant.projectId, keys],
  );
  return rows;
}

/**
 * The rows that a document was made of at its import, shown or not, in the file's order, wherever they were moved since;
 * those of files that were appended left out. `isCut` says of one that it was cut out of another later.
 */
export async function listSourceRows(
  grant: Grant,
  documentId: string,
): Promise<
  readonly {
    readonly id: string;
    readonly joinedIntoId: string | null;
    readonly excluded: boolean;
    readonly isCut: boolean;
    /** Its own source now. */
    readonly piece: string;
  }[]
> {
  const rows = await database().paragraph.findMany({
    where: {
      sourceFile: { part: 0 },
      document: { id: documentId, projectId: grant.projectId, deletedAt: null },
    },
    orderBy: [{ sourceLine: "asc" }, { orderKey: "asc" }],
    select: { id: true, joinedIntoId: true, excluded: true, cutFromId: true, piece: true },
  });
  return rows.map(({ cutFromId, ...row }) => ({ ...row, isCut: cutFromId !== null }));
}

/** The files of subtitles that a document's paragraphs came from. */
export async function listCueFiles(
  grant: Grant,
  documentId: string,
): Promise<readonly { readonly id: string; readonly bytes: Uint8Array }[]> {
  return database().sourceFile.findMany({
    where: {
      format: "srt",
      document: { id: documentId, projectId: grant.projectId, deletedAt: null },
      paragraphs: { some: {} },
    },
    orderBy: { part: "asc" },
    select: { id: true, bytes: true },
  });
}

/** Whether paragraphs of a document came from a file of subtitles. */
export async function hasCueFile(grant: Grant, documentId: string): Promise<boolean> {
  const found = await database().sourceFile.findFirst({
    where: {
      format: "srt",
      document: { id: documentId, projectId: grant.projectId, deletedAt: null },
      paragraphs: { some: { sourceLine: { not: null } } },
    },
    select: { id: true },
  });
  return found !== null;
}

/** What came from a file of subtitles, shown or not, in document order. */
export async function listTimedPieces(grant: Grant, documentId: string): Promise<readonly TimedPiece[]> {
  const { rows } = await pool().query<TimedPiece>(
    `SELECT coalesce(p."joinedIntoId", p.id) AS "shownId", f.id AS "fileId", p."sourceLine" AS line,
       char_length(p.piece) AS length
     FROM "Paragraph" p JOIN "SourceFile" f ON f.id = p."sourceFileId" JOIN "Document" d ON d.id = p."documentId"
     WHERE p."documentId" = $1 AND d."projectId" = $2 AND d."deletedAt" IS NULL
       AND f.format = 'srt' AND p."sourceLine" IS NOT NULL ORDER BY p."orderKey"`,
    [documentId, grant.projectId],
  );
  return rows;
}

/** How many paragraphs the document shows. */
export async function countShownParagraphs(grant: Grant, documentId: string): Promise<number> {
  return database().paragraph.count({
    where: {
      ...{ documentId, excluded: false, joinedIntoId: null },
      document: { projectId: grant.projectId, deletedAt: null },
    },
  });
}

type RenderingRow = {
  readonly trackId: string;
  readonly paragraphId: string;
  readonly text: string;
  readonly marks: readonly MarkSpan[];
  readonly state: ExportRow["renderings"][string]["state"];
  readonly needsWork: boolean;
  readonly revision: number;
  readonly updatedAt: Date;
};

/** The renderings of some tracks for some paragraphs, in no order. The caller took both from this grant's document. */
export async function listRenderings(
  grant: Grant,
  trackIds: readonly string[],
  paragraphIds: readonly string[],
): Promise<readonly RenderingRow[]> {
  if (trackIds.length === 0 || paragraphIds.length === 0) return [];
  const { rows } = await pool().query<RenderingRow>(
    `SELECT r."trackId", r."paragraphId", r.text, r.marks, r.state, r."needsWork", r.revision, r."updatedAt"
     FROM "Rendering" r JOIN "Track" t ON t.id = r."trackId" JOIN "Document" d ON d.id = t."documentId"
     WHERE r."trackId" = ANY($1::uuid[]) AND r."paragraphId" = ANY($2::uuid[]) AND d."projectId" = $3`,
    [trackIds, paragraphIds, grant.projectId],
  );
  return rows;
}

/** How many renderings of each track are in each state, paragraphs that are not shown left out. */
export async function countStates(
  grant: Grant,
  documentId: string,
): Promise<readonly { readonly trackId: string; readonly state: ExportState; readonly count: number }[]> {
  const { rows } = await pool().query<{ trackId: string; state: ExportState; count: number }>(
    `SELECT r."trackId", r.state, count(*)::int AS count
     FROM "Rendering" r JOIN "Paragraph" p ON p.id = r."paragraphId" JOIN "Document" d ON d.id = p."documentId"
     WHERE d.id = $1 AND d."projectId" = $2 AND NOT p.excluded AND p."joinedIntoId" IS NULL AND r.text <> ''
     GROUP BY r."trackId", r.state`,
    [documentId, grant.projectId],
  );
  return rows;
}
