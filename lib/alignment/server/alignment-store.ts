import type { Grant } from "@/lib/accounts/core/grant";
import type { DraftTexts } from "@/lib/alignment/core/draft";
import type { Layout } from "@/lib/alignment/core/layout";
import type { ConfirmedPair } from "@/lib/alignment/core/learn-terms";
import type { KeptLinks } from "@/lib/alignment/core/links";
import { database, pool, type Transaction } from "@/lib/db/database";
import { sqlOf, sqlOfConnection } from "@/lib/db/sql";
import type { State } from "@/lib/renderings/core/state";
import type { MarkSpan } from "@/lib/text/core/marks";

/** Pairs that teach words: the newest are enough. */
const MOST_PAIRS = 4000;

export type PlacingRow = {
  readonly id: string;
  readonly text: string;
  readonly label: string | null;
  readonly renderingId: string;
  readonly rendered: string;
  readonly marks: readonly MarkSpan[];
  readonly state: State;
  readonly needsWork: boolean;
  /** The document's, ISO; null when it has none. */
  readonly date: string | null;
};

/** The shown paragraphs of a track's document in order, each with its rendering there. */
export function readPlacingRows(tx: Transaction, grant: Grant, trackId: string): Promise<PlacingRow[]> {
  return sqlOf(tx)<PlacingRow>(
    `SELECT p."id"::text AS id, p."text", p."label", r."id"::text AS "renderingId", r."text" AS rendered, r."marks",
       r."state"::text AS state, r."needsWork", d."date"::text AS date
     FROM "Rendering" r JOIN "Paragraph" p ON p."id" = r."paragraphId" JOIN "Document" d ON d."id" = p."documentId"
     WHERE r."trackId" = $1::uuid AND d."projectId" = $2::uuid AND d."deletedAt" IS NULL
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL ORDER BY p."orderKey"`,
    [trackId, grant.projectId],
  );
}

/** Whether a track is locked; null when there is none. */
export async function readIsLocked(
  grant: Grant,
  trackId: string,
  tx: Transaction = database(),
): Promise<boolean | null> {
  const track = await tx.track.findFirst({
    where: { id: trackId, deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } },
    select: { locked: true },
  });
  return track?.locked ?? null;
}

/** The newest confirmed pairs of a project in the language of a track, but for those of the track itself. */
export function readConfirmedPairs(grant: Grant, trackId: string): Promise<ConfirmedPair[]> {
  return sqlOfConnection(pool())<ConfirmedPair>(
    `SELECT p."text" AS source, r."text" AS target
     FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId" JOIN "Paragraph" p ON p."id" = r."paragraphId"
       JOIN "Document" d ON d."id" = t."documentId"
     WHERE d."projectId" = $1::uuid AND d."deletedAt" IS NULL AND t."deletedAt" IS NULL AND t."id" <> $2::uuid
       AND t."language" = (SELECT "language" FROM "Track" WHERE "id" = $2::uuid)
       AND r."state" <> 'initial' AND NOT r."needsWork" AND r."text" <> ''
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL
     ORDER BY r."updatedAt" DESC LIMIT ${MOST_PAIRS}`,
    [grant.projectId, trackId],
  );
}

export type DraftRow = {
  readonly revision: number;
  readonly texts: DraftTexts;
  readonly layout: Layout;
  /** Who changed it last, and when (ISO). */
  readonly updatedById: string;
  readonly at: string;
};

const DRAFT = `a."revision", a."texts", a."layout", a."updatedById"::text AS "updatedById",
  to_char(a."updatedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at`;

const ofProject = `EXISTS (SELECT 1 FROM "Track" t JOIN "Document" d ON d."id" = t."documentId" WHERE t."id" = a."trackId"
  AND t."deletedAt" IS NULL AND d."deletedAt" IS NULL AND d."projectId" = $2::uuid)`;

export async function readDraft(
  grant: Grant,
  trackId: string,
  tx: Transaction = database(),
): Promise<DraftRow | null> {
  const [row] = await sqlOf(tx)<DraftRow>(
    `SELECT ${DRAFT} FROM "AlignmentDraft" a WHERE a."trackId" = $1::uuid AND ${ofProject}`,
    [trackId, grant.projectId],
  );
  return row ?? null;
}

/**
 * Puts a draft where the track has none, or in place of the one that was seen.
 *
 * @returns null when another stands there
 */
export async function putDraft(
  trackId: string,
  draft: Pick<DraftRow, "texts" | "layout"> & { readonly authorId: string },
  seen: number | null,
): Promise<DraftRow | null> {
  const [row] = await sqlOfConnection(pool())<DraftRow>(
    `INSERT INTO "AlignmentDraft" AS a ("trackId", "texts", "layout", "updatedById")
     VALUES ($1::uuid, $2::jsonb, $3::jsonb, $4::uuid)
     ON CONFLICT ("trackId") DO UPDATE SET "texts" = excluded."texts", "layout" = excluded."layout",
       "updatedById" = excluded."updatedById", "updatedAt" = now(), "revision" = a."revision" + 1
       WHERE a."revision" = $5::int
     RETURNING ${DRAFT}`,
    [trackId, JSON.stringify(draft.texts), JSON.stringify(draft.layout), draft.authorId, seen],
  );
  return row ?? null;
}

/** Keeps another layout of a draft that is still as it was. @returns its new revision; null when it is not */
export async function updateDraft(
  trackId: string,
  change: { readonly layout: Layout; readonly authorId: string; readonly seen: number },
): Promise<number | null> {
  const [row] = await sqlOfConnection(pool())<{ revision: number }>(
    `UPDATE "AlignmentDraft" SET "layout" = $2::jsonb, "updatedById" = $3::uuid, "updatedAt" = now(),
       "revision" = "revision" + 1 WHERE "trackId" = $1::uuid AND "revision" = $4::int RETURNING "revision"`,
    [trackId, JSON.stringify(change.layout), change.authorId, change.seen],
  );
  return row?.revision ?? null;
}

/** Takes a draft away that is still as it was seen. @returns whether it was */
export async function removeDraft(
  trackId: string,
  seen: number,
  tx: Transaction = database(),
): Promise<boolean> {
  const { count } = await tx.alignmentDraft.deleteMany({ where: { trackId, revision: seen } });
  return count > 0;
}

export type KeptRow = KeptLinks & { readonly renderingId: string };

/** Puts links in place of those that these renderings had, in one statement. */
export async function saveLinks(tx: Transaction, rows: readonly KeptRow[]): Promise<void> {
  await sqlOf(tx)(
    `INSERT INTO "SentenceLinks" ("renderingId", "links", "sourceLength", "targetLength")
     SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS x("renderingId" uuid, "links" jsonb, "sourceLength" int, "targetLength" int)
     ON CONFLICT ("renderingId") DO UPDATE SET "links" = excluded."links", "sourceLength" = excluded."sourceLength",
       "targetLength" = excluded."targetLength", "madeAt" = now()`,
    [JSON.stringify(rows)],
  );
}

export type LinksRow = KeptRow & {
  readonly paragraphId: string;
  readonly source: string;
  readonly target: string;
};

/** Kept links of a track in order, with both texts as they are now; one more than `limit`. */
export function readLinks(
  grant: Grant,
  trackId: string,
  asked: {
    readonly limit: number;
    readonly after: string | undefined;
    readonly paragraphIds: readonly string[] | undefined;
  },
): Promise<LinksRow[]> {
  return sqlOfConnection(pool())<LinksRow>(
    `SELECT p."id"::text AS "paragraphId", p."text" AS source, r."text" AS target, l."renderingId"::text AS "renderingId",
       l."links", l."sourceLength", l."targetLength"
     FROM "SentenceLinks" l JOIN "Rendering" r ON r."id" = l."renderingId" JOIN "Paragraph" p ON p."id" = r."paragraphId"
       JOIN "Track" t ON t."id" = r."trackId" JOIN "Document" d ON d."id" = t."documentId"
     WHERE t."id" = $1::uuid AND t."deletedAt" IS NULL AND d."deletedAt" IS NULL AND d."projectId" = $2::uuid
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL
       AND ($3::uuid IS NULL OR p."orderKey" > (SELECT "orderKey" FROM "Paragraph" WHERE "id" = $3::uuid))
       AND ($4::uuid[] IS NULL OR p."id" = ANY($4::uuid[]))
     ORDER BY p."orderKey" LIMIT $5::int`,
    [trackId, grant.projectId, asked.after ?? null, asked.paragraphIds ?? null, asked.limit + 1],
  );
}

/** Kept links of these renderings. */
export function readLinksOf(tx: Transaction, renderingIds: readonly string[]): Promise<KeptRow[]> {
  return sqlOf(tx)<KeptRow>(
    `SELECT "renderingId"::text AS "renderingId", "links", "sourceLength", "targetLength"
     FROM "SentenceLinks" WHERE "renderingId" = ANY($1::uuid[])`,
    [[...renderingIds]],
  );
}

/** Kept links of these renderings, as far as they are shown in the grant's project. */
export function readLinksShown(grant: Grant, renderingIds: readonly string[]): Promise<KeptRow[]> {
  return sqlOfConnection(pool())<KeptRow>(
    `SELECT l."renderingId"::text AS "renderingId", l."links", l."sourceLength", l."targetLength"
     FROM "SentenceLinks" l JOIN "Rendering" r ON r."id" = l."renderingId" JOIN "Track" t ON t."id" = r."trackId"
       JOIN "Document" d ON d."id" = t."documentId"
     WHERE l."renderingId" = ANY($1::uuid[]) AND d."projectId" = $2::uuid AND t."deletedAt" IS NULL AND d."deletedAt" IS NULL`,
    [renderingIds, grant.projectId],
  );
}
