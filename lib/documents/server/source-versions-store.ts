import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf } from "@/lib/db/sql";
import type { SourceState, VersionSteps } from "@/lib/documents/core/version-steps";
import { type ParagraphRow, typedParagraph } from "./paragraph-store";

/** Every row of a document, in order. */
export async function readAllRows(documentId: string, tx: Transaction): Promise<readonly ParagraphRow[]> {
  const rows = await tx.paragraph.findMany({ where: { documentId }, orderBy: { orderKey: "asc" } });
  return rows.map(typedParagraph);
}

/** What a document's source says now: the paragraphs that are shown, in order. */
export async function readSourceState(documentId: string, tx: Transaction): Promise<SourceState> {
  const rows = await tx.paragraph.findMany({
    where: { documentId, excluded: false, joinedIntoId: null },
    orderBy: { orderKey: "asc" },
    select: { id: true, text: true },
  });
  return rows.map(({ id, text }) => ({ paragraphId: id, text }));
}

/** How many texts stand beside these paragraphs: all, those that are final, and those in locked tracks. */
export async function countTexts(
  tx: Transaction,
  paragraphIds: readonly string[],
): Promise<{ readonly all: number; readonly final: number; readonly locked: number }> {
  const [counted] = await sqlOf(tx)<{ all: number; final: number; locked: number }>(
    `SELECT count(*)::int AS all, (count(*) FILTER (WHERE r."state" = 'final'))::int AS final,
       (count(*) FILTER (WHERE t."locked"))::int AS locked
     FROM "Rendering" r JOIN "Track" t ON t."id" = r."trackId"
     WHERE r."paragraphId" = ANY($1::uuid[]) AND r."text" <> '' AND t."deletedAt" IS NULL`,
    [paragraphIds],
  );
  return counted ?? { all: 0, final: 0, locked: 0 };
}

const file = { sourceFile: { select: { fileName: true } } } as const;
const listed = {
  ...{ id: true, name: true, createdById: true, createdAt: true, undoneAt: true },
  ...file,
} as const;
export type SourceVersionRow = Prisma.SourceVersionGetPayload<{ select: typeof listed }>;

export function insertSourceVersion(
  data: {
    readonly documentId: string;
    readonly sourceFileId: string;
    readonly name: string;
    readonly before: SourceState;
    readonly after: SourceState;
    readonly steps: VersionSteps;
    readonly createdById: string;
    readonly createdAt: Date;
  },
  tx: Transaction,
): Promise<SourceVersionRow> {
  const json = (value: unknown) => value as Prisma.InputJsonValue;
  const { before, after, steps } = data;
  return tx.sourceVersion.create({
    data: { ...data, before: json(before), after: json(after), steps: json(steps) },
    select: listed,
  });
}

const ofProject = (grant: Grant, documentId: string) =>
  ({ documentId, document: { projectId: grant.projectId, deletedAt: null } }) as const;

/** The versions of a document, the last first. */
export function readSourceVersions(
  grant: Grant,
  documentId: string,
  limit: number,
): Promise<SourceVersionRow[]> {
  return database().sourceVersion.findMany({
    where: ofProject(grant, documentId),
    orderBy: { id: "desc" },
    take: limit,
    select: listed,
  });
}

/** The last version of a document that was not taken back, with what was done. */
export async function findLastVersion(
  grant: Grant,
  documentId: string,
  tx: Transaction,
): Promise<(SourceVersionRow & { readonly steps: VersionSteps }) | null> {
  const row = await tx.sourceVersion.findFirst({
    where: { ...ofProject(grant, documentId), undoneAt: null },
    orderBy: { id: "desc" },
    select: { ...listed, steps: true },
  });
  return row === null ? null : { ...row, steps: row.steps as unknown as VersionSteps };
}

export function findSourceVersion(
  grant: Grant,
  documentId: string,
  versionId: string,
  tx: Transaction,
): Promise<SourceVersionRow | null> {
  return tx.sourceVersion.findFirst({
    where: { id: versionId, ...ofProject(grant, documentId) },
    select: listed,
  });
}

/** What the source said with a version, or before the first of all; null when there is none. */
export async function readVersionState(
  grant: Grant,
  documentId: string,
  versionId: string | "first",
): Promise<SourceState | null> {
  const row = await database().sourceVersion.findFirst({
    where: { ...ofProject(grant, documentId), ...(versionId !== "first" && { id: versionId }) },
    orderBy: { id: "asc" },
    select: { before: true, after: true },
  });
  if (row === null) return null;
  return (versionId === "first" ? row.before : row.after) as unknown as SourceState;
}

export function markVersionUndone(versionId: string, tx: Transaction): Promise<SourceVersionRow> {
  return tx.sourceVersion.update({
    where: { id: versionId },
    data: { undoneAt: new Date() },
    select: listed,
  });
}

/**
 * Whether somebody worked on paragraphs since a version was taken: wrote, confirmed, said that a text is still right,
 * marked words or began to speak. What was marked with the version itself is no work.
 */
export async function isBuiltOn(
  given: { readonly touched: readonly string[]; readonly added: readonly string[]; readonly since: Date },
  tx: Transaction,
): Promise<boolean> {
  const [found] = await sqlOf(tx)<{ built: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "Rendering" r WHERE r."paragraphId" = ANY($1::uuid[])
         AND (r."updatedAt" > $3::timestamptz OR EXISTS (SELECT 1 FROM "RenderingRevision" v
           WHERE v."renderingId" = r."id" AND v."at" > $3::timestamptz AND v."cause" NOT IN ('edit', 'source'))))
       OR EXISTS (SELECT 1 FROM "Rendering" r WHERE r."paragraphId" = ANY($2::uuid[]) AND r."revision" > 0)
       OR EXISTS (SELECT 1 FROM "Annotation" a WHERE a."paragraphId" = ANY($1::uuid[] || $2::uuid[])
         AND a."createdAt" > $3::timestamptz AND a."deletedAt" IS NULL)
       OR EXISTS (SELECT 1 FROM "Thread" h WHERE h."paragraphId" = ANY($1::uuid[] || $2::uuid[])
         AND h."createdAt" > $3::timestamptz) AS built`,
    [given.touched, given.added, given.since],
  );
  return found?.built ?? false;
}

/** Paragraphs set aside by nobody's import proposal, in order, one more than `limit`; with the texts they keep. */
export async function readSetAside(
  grant: Grant,
  documentId: string,
  options: {
    readonly limit: number;
    readonly after: string | undefined;
    readonly furniture: readonly string[];
  },
) {
  return database().paragraph.findMany({
    where: {
      ...ofProject(grant, documentId),
      ...{ excluded: true, joinedIntoId: null, id: { notIn: [...options.furniture] } },
      ...(options.after !== undefined && { orderKey: { gt: options.after } }),
    },
    orderBy: { orderKey: "asc" },
    take: options.limit + 1,
    select: {
      ...{ id: true, text: true },
      renderings: {
        where: { text: { not: "" }, track: { deletedAt: null } },
        orderBy: { track: { orderKey: "asc" } },
        select: { text: true, state: true, track: { select: { name: true } } },
      },
    },
  });
}
