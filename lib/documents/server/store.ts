import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";

/** Rows that go into one INSERT; PostgreSQL takes 65,535 values in a statement. */
const BATCH = 1000;

/** A list in pieces that one statement can take. */
export function batches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / BATCH);
  return Array.from({ length: count }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH));
}

const shown = { excluded: false, joinedIntoId: null } as const;
const counts = {
  _count: {
    select: { paragraphs: { where: shown }, proposals: { where: { status: "open", byHand: false } } },
  },
} as const satisfies Prisma.DocumentInclude;

export type DocumentRow = Prisma.DocumentGetPayload<{ include: typeof counts }>;

/** One document; null when it is not in the grant's project or deleted. */
export function findDocument(grant: Grant, documentId: string, tx: Transaction = database()) {
  return tx.document.findFirst({
    where: { id: documentId, projectId: grant.projectId, deletedAt: null },
    include: counts,
  });
}

/** What the project of the grant translates, and into what; null when it is gone. */
export function readLanguages(grant: Grant) {
  return database().project.findUnique({
    where: { id: grant.projectId },
    select: { sourceLanguage: true, targetLanguage: true },
  });
}

/** Documents of the grant's project, newest first; one more than `limit`. */
export function readDocuments(grant: Grant, options: { limit: number; after?: string | undefined }) {
  return database().document.findMany({
    where: {
      projectId: grant.projectId,
      deletedAt: null,
      ...(options.after !== undefined && { id: { lt: options.after } }),
    },
    orderBy: { id: "desc" },
    take: options.limit + 1,
    include: counts,
  });
}

/**
 * Holds the document until the transaction ends: decisions on one document come one after the other. Its key stays free:
 * who holds a rendering and writes a row that refers to the document does not wait for who waits for the rendering.
 */
export async function lockDocument(grant: Grant, documentId: string, tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Document"
    WHERE id = ${documentId}::uuid AND "projectId" = ${grant.projectId}::uuid AND "deletedAt" IS NULL
    FOR NO KEY UPDATE`;
  return rows.length === 1;
}

export async function insertDocument(
  grant: Grant<"translate">,
  data: { id: string; title: string },
  tx: Transaction,
): Promise<void> {
  await tx.document.create({ data: { ...data, projectId: grant.projectId, createdById: grant.userId } });
}

export type DocumentChange = Pick<
  Prisma.DocumentUpdateInput,
  "title" | "date" | "occasion" | "citation" | "deletedAt"
>;

/** Changes what is known of a document; 0 when it is not there, or no longer what was seen. */
export async function editDocument(
  grant: Grant,
  documentId: string,
  edit: { readonly data: DocumentChange; readonly seen: number | null },
  tx: Transaction,
): Promise<number> {
  const { count } = await tx.document.updateMany({
    where: {
      ...{ id: documentId, projectId: grant.projectId, deletedAt: null },
      ...(edit.seen !== null && { revision: edit.seen }),
    },
    data: { ...(edit.data as Prisma.DocumentUpdateManyMutationInput), revision: { increment: 1 } },
  });
  return count;
}

/** Changes a document; 0 when it is not there. */
export async function changeDocument(
  grant: Grant,
  documentId: string,
  data: DocumentChange,
  tx: Transaction = database(),
): Promise<number> {
  const { count } = await tx.document.updateMany({
    where: { id: documentId, projectId: grant.projectId, deletedAt: null },
    data: data as Prisma.DocumentUpdateManyMutationInput,
  });
  return count;
}

/** The project of a deleted document; null when there is none. The caller authorizes in that project. */
export async function findDeletedDocument(documentId: string): Promise<string | null> {
  const found = await database().document.findFirst({
    where: { id: documentId, deletedAt: { not: null } },
    select: { projectId: true },
  });
  return found?.projectId ?? null;
}

export async function undeleteDocument(
  grant: Grant<"manage">,
  documentId: string,
  tx: Transaction,
): Promise<void> {
  await tx.document.updateMany({
    where: { id: documentId, projectId: grant.projectId },
    data: { deletedAt: null },
  });
}

/** Makes imports of the same bytes into a project come one after the other, until the transaction ends. */
export async function lockSource(grant: Grant, sha256: string, tx: Transaction): Promise<void> {
  const key = `import ${grant.projectId} ${sha256}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** A document of the project, or the given one, that came from the same bytes. */
export async function findSameSource(
  grant: Grant,
  sha256: string,
  documentId: string | null,
  tx: Transaction = database(),
): Promise<{ documentId: string; title: string } | null> {
  const found = await tx.sourceFile.findFirst({
    where: {
      sha256,
      document: {
        projectId: grant.projectId,
        deletedAt: null,
        ...(documentId !== null && { id: documentId }),
      },
    },
    orderBy: { importedAt: "desc" },
    select: { document: { select: { id: true, title: true } } },
  });
  return found === null ? null : { documentId: found.document.id, title: found.document.title };
}

export type NewSourceFile = {
  readonly id: string;
  readonly documentId: string;
  readonly part: number;
  readonly fileName: string;
  readonly format: string;
  readonly encoding: string;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export async function insertSourceFile(
  grant: Grant<"translate" | "review">,
  file: NewSourceFile,
  tx: Transaction,
): Promise<void> {
  await tx.sourceFile.create({ data: { ...file, importedById: grant.userId }, select: { id: true } });
}

/** How many files a document came from. */
export function countSourceFiles(documentId: string, tx: Transaction): Promise<number> {
  return tx.sourceFile.count({ where: { documentId } });
}

export type SourceFileRow = {
  part: number;
  fileName: string;
  format: string;
  encoding: string;
  size: number;
  importedAt: Date;
};

/** The files of a document without their bytes, in order. */
export function readSourceFiles(grant: Grant, documentId: string): Promise<SourceFileRow[]> {
  return database().$queryRaw<SourceFileRow[]>`
    SELECT f.part, f."fileName", f.format, f.encoding, length(f.bytes)::int AS size, f."importedAt"
    FROM "SourceFile" f JOIN "Document" d ON d.id = f."documentId"
    WHERE d.id = ${documentId}::uuid AND d."projectId" = ${grant.projectId}::uuid
    ORDER BY f.part`;
}

/** One file with its bytes. */
export function findSourceFile(grant: Grant, documentId: string, part: number) {
  return database().sourceFile.findFirst({
    where: { documentId, part, document: { projectId: grant.projectId, deletedAt: null } },
    select: { fileName: true, bytes: true },
  });
}
