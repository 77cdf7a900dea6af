import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import type { Paragraph } from "@/lib/documents/core/block";
import type { KeptPiece } from "@/lib/documents/core/kept-pieces";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import { batches } from "./store";

/** A paragraph's row as this room works with it. */
export type ParagraphRow = Omit<Prisma.ParagraphGetPayload<object>, "marks"> & {
  readonly marks: readonly MarkSpan[];
};

/** A row as the database gives it, with its marks typed. */
export function typedParagraph(row: Prisma.ParagraphGetPayload<object>): ParagraphRow {
  return { ...row, marks: row.marks as unknown as readonly MarkSpan[] };
}

const inProject = (grant: Grant, documentId: string) =>
  ({ documentId, document: { projectId: grant.projectId, deletedAt: null } }) as const;

export type NewParagraph = { readonly id: string; readonly orderKey: string; readonly paragraph: Paragraph };

/** Writes the paragraphs of one file. Their first revision is the row itself; history begins with the first change. */
export async function insertParagraphs(
  documentId: string,
  sourceFileId: string,
  paragraphs: readonly NewParagraph[],
  tx: Transaction,
): Promise<void> {
  // One JSON value for each thousand rows: ten thousand paragraphs in a third of the time of an INSERT with a
  // parameter for every value.
  for (const batch of batches(paragraphs)) {
    const rows = batch.map(({ id, orderKey, paragraph }) => ({ ...paragraph, id, orderKey }));
    await tx.$executeRaw`
      INSERT INTO "Paragraph" (id, "documentId", "sourceFileId", "orderKey", kind, level, speaker, turn, label,
        piece, text, marks, "sourceLine")
      SELECT id, ${documentId}::uuid, ${sourceFileId}::uuid, "orderKey", kind::"ParagraphKind", level, speaker,
        turn::"Turn", label, text, text, marks, "sourceLine"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id uuid, "orderKey" text, kind text, level int,
        speaker text, turn text, label text, text text, marks jsonb, "sourceLine" int)`;
  }
}

/** Every track has a rendering for every paragraph, also for new ones. Tracks that were deleted may come back. */
export async function insertRenderings(
  documentId: string,
  paragraphIds: readonly string[],
  tx: Transaction,
): Promise<void> {
  const tracks = await tx.track.findMany({ where: { documentId }, select: { id: true } });
  const rows = tracks.flatMap(({ id: trackId }) =>
    paragraphIds.map((paragraphId) => ({ trackId, paragraphId })),
  );
  for (const batch of batches(rows)) await tx.rendering.createMany({ data: [...batch] });
}

/** Where a paragraph stands; null when it is none of the document's. */
export async function findOrderKey(grant: Grant, documentId: string, id: string): Promise<string | null> {
  const found = await database().paragraph.findFirst({
    where: { id, ...inProject(grant, documentId) },
    select: { orderKey: true },
  });
  return found?.orderKey ?? null;
}

/** Paragraphs after a key, in order; one more than `limit`. Only those shown unless `all`. */
export async function readParagraphs(
  grant: Grant,
  documentId: string,
  options: { readonly limit: number; readonly after?: string | undefined; readonly all: boolean },
): Promise<readonly ParagraphRow[]> {
  const rows = await database().paragraph.findMany({
    where: {
      ...inProject(grant, documentId),
      ...(options.all ? {} : { excluded: false, joinedIntoId: null }),
      ...(options.after !== undefined && { orderKey: { gt: options.after } }),
    },
    orderBy: { orderKey: "asc" },
    take: options.limit + 1,
  });
  return rows.map(typedParagraph);
}

/** The document of a paragraph; null when it is not in the grant's project. */
export async function findDocumentOf(grant: Grant, paragraphId: string): Promise<string | null> {
  const found = await database().paragraph.findFirst({
    where: { id: paragraphId, document: { projectId: grant.projectId, deletedAt: null } },
    select: { documentId: true },
  });
  return found?.documentId ?? null;
}

/** The last rows of a document in order, at most `count`. */
export async function readLastParagraphs(
  documentId: string,
  count: number,
  tx: Transaction,
): Promise<readonly ParagraphRow[]> {
  const rows = await tx.paragraph.findMany({
    where: { documentId },
    orderBy: { orderKey: "desc" },
    take: count,
  });
  return rows.reverse().map(typedParagraph);
}

/** The paragraphs with these ids and all that are joined into the same heads, in order. */
export async function readRuns(
  documentId: string,
  ids: readonly string[],
  tx: Transaction,
): Promise<readonly ParagraphRow[]> {
  const rows = await tx.$queryRaw<Prisma.ParagraphGetPayload<object>[]>`
    WITH heads AS (
      SELECT DISTINCT coalesce("joinedIntoId", "id") AS id FROM "Paragraph"
      WHERE "documentId" = ${documentId}::uuid AND "id" = ANY(${[...ids]}::uuid[])
    ), run AS (
      SELECT p.* FROM heads h JOIN "Paragraph" p ON p."id" = h.id
      UNION ALL
      SELECT p.* FROM heads h JOIN "Paragraph" p ON p."joinedIntoId" = h.id
    )
    SELECT * FROM run ORDER BY "orderKey"`;
  return rows.map(typedParagraph);
}

/** Ids of paragraphs from one to another (both included), in order. */
export async function readIdsBetween(
  documentId: string,
  fromKey: string,
  toKey: string,
  tx: Transaction,
): Promise<readonly string[]> {
  const rows = await tx.paragraph.findMany({
    where: { documentId, orderKey: { gte: fromKey, lte: toKey } },
    orderBy: { orderKey: "asc" },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** The unlabeled body paragraphs that follow one and have its speaker, up to the first that has not; for a label found later. */
export async function readFollowers(row: ParagraphRow, tx: Transaction): Promise<readonly string[]> {
  const following = await tx.paragraph.findMany({
    where: { documentId: row.documentId, orderKey: { gt: row.orderKey }, kind: "body" },
    orderBy: { orderKey: "asc" },
    take: 500,
    select: { id: true, label: true, speaker: true },
  });
  const until = following.findIndex((next) => next.label !== null || next.speaker !== row.speaker);
  return (until < 0 ? following : following.slice(0, until)).map((next) => next.id);
}

export type ParagraphChange = {
  readonly kind?: ParagraphRow["kind"];
  readonly excluded?: boolean;
  readonly label?: string | null;
  readonly speaker?: string | null;
  readonly turn?: ParagraphRow["turn"];
};

/** Changes what a paragraph is, not what it says. */
export async function changeParagraphs(
  ids: readonly string[],
  data: ParagraphChange,
  tx: Transaction,
): Promise<void> {
  await tx.paragraph.updateMany({ where: { id: { in: [...ids] } }, data });
}

/** Writes what a paragraph says now. A changed text is a new revision, and the history keeps both. */
export async function writeParagraph(
  row: ParagraphRow,
  now: {
    readonly piece: string;
    readonly cutSeam: string;
    readonly rich: RichText;
    readonly joinedIntoId: string | null;
    readonly madeOf: { readonly before: readonly KeptPiece[]; readonly after: readonly KeptPiece[] };
  },
  why: { readonly cause: string; readonly authorId: string },
  tx: Transaction,
): Promise<void> {
  const changed = row.text !== now.rich.text;
  const revision = changed ? row.revision + 1 : row.revision;
  await tx.paragraph.update({
    where: { id: row.id },
    data: {
      ...{
        piece: now.piece,
        cutSeam: now.cutSeam,
        text: now.rich.text,
        joinedIntoId: now.joinedIntoId,
        revision,
      },
      marks: now.rich.marks as unknown as Prisma.InputJsonValue,
    },
    select: { id: true },
  });
  if (!changed) return;
  const entry = { paragraphId: row.id, authorId: why.authorId };
  await tx.paragraphRevision.createMany({
    data: [
      {
        ...{ ...entry, revision: row.revision, text: row.text, cause: "import" },
        pieces: now.madeOf.before as unknown as Prisma.InputJsonValue,
      },
      {
        ...{ ...entry, revision, text: now.rich.text, cause: why.cause },
        pieces: now.madeOf.after as unknown as Prisma.InputJsonValue,
      },
    ],
    skipDuplicates: true,
  });
}
