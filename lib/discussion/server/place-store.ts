import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";

/** A paragraph with what tells where its text is shown. */
export type ParagraphPlace = {
  readonly id: string;
  readonly joinedIntoId: string | null;
  readonly excluded: boolean;
  readonly piece: string;
  readonly text: string;
  readonly revision: number;
  /** The paragraph that the file gave, of one that was cut out of it. */
  readonly cutFromId: string | null;
  readonly cutKey: string | null;
  readonly cutSeam: string;
};

export type RenderingPlace = {
  readonly id: string;
  readonly trackId: string;
  readonly paragraphId: string;
  readonly generation: number;
  readonly revision: number;
  readonly updatedById: string | null;
  readonly track: { readonly deletedAt: Date | null; readonly ownerId: string };
};

/** Ids of all that was cut out of the same paragraphs as these, and of those themselves. */
export async function readFamilies(
  tx: Transaction,
  documentId: string,
  paragraphIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH seeds AS (
      SELECT "id", coalesce("cutFromId", "id") AS root FROM "Paragraph"
      WHERE "documentId" = ${documentId}::uuid AND "id" = ANY(${[...paragraphIds]}::uuid[])
    ), cuts AS (
      SELECT c."id", c."cutFromId" AS root FROM "Paragraph" c WHERE c."cutFromId" IN (SELECT root FROM seeds)
    )
    SELECT "id" FROM seeds UNION SELECT "id" FROM cuts UNION SELECT root FROM cuts`;
  return rows.map(({ id }) => id);
}

/** These paragraphs, the heads they are joined into, and all that is joined to those, in the order of the text. */
export async function readRuns(
  tx: Transaction,
  grant: Grant,
  documentId: string,
  paragraphIds: readonly string[],
): Promise<readonly ParagraphPlace[]> {
  return tx.$queryRaw<ParagraphPlace[]>`
    WITH heads AS (
      SELECT DISTINCT coalesce(p."joinedIntoId", p."id") AS id FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
      WHERE p."id" = ANY(${[...paragraphIds]}::uuid[]) AND d."id" = ${documentId}::uuid
        AND d."projectId" = ${grant.projectId}::uuid AND d."deletedAt" IS NULL
    ), run AS (
      SELECT p.* FROM heads h JOIN "Paragraph" p ON p."id" = h.id
      UNION ALL
      SELECT p.* FROM heads h JOIN "Paragraph" p ON p."joinedIntoId" = h.id
    )
    SELECT "id", "joinedIntoId", "excluded", "piece", "text", "revision", "cutFromId", "cutKey", "cutSeam"
    FROM run ORDER BY "orderKey"`;
}

/**
 * Paragraphs that are, or were, one with the given ones: between these, joins and their undoing carry words. The given
 * ones are among them.
 */
export async function readKin(
  tx: Transaction,
  documentId: string,
  paragraphIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const groups = new Map<string, Set<string>>(paragraphIds.map((id) => [id, new Set([id])]));
  for (let asked = [...paragraphIds]; asked.length > 0; ) {
    const joins = await tx.importProposal.findMany({
      where: {
        ...{ documentId, kind: "join", status: { in: ["accepted", "undone"] } },
        paragraphIds: { hasSome: asked },
      },
      select: { paragraphIds: true },
    });
    const met = new Set<string>();
    for (const { paragraphIds: ends } of joins) {
      for (const id of ends) if (!groups.has(id)) met.add(id);
      const merged = new Set(ends.flatMap((id) => [...(groups.get(id) ?? [id])]));
      for (const id of merged) groups.set(id, merged);
    }
    asked = [...met];
  }
  return groups;
}

/** Renderings of these paragraphs in these tracks, of deleted tracks too. */
export function readRenderings(
  tx: Transaction,
  documentId: string,
  where: { readonly paragraphIds: readonly string[]; readonly trackIds: readonly string[] },
): Promise<RenderingPlace[]> {
  return tx.rendering.findMany({
    where: {
      paragraphId: { in: [...where.paragraphIds] },
      trackId: { in: [...where.trackIds] },
      track: { documentId },
    },
    select: {
      ...{ id: true, trackId: true, paragraphId: true, generation: true, revision: true, updatedById: true },
      track: { select: { deletedAt: true, ownerId: true } },
    },
  });
}

/** One rendering of a document in use; null when there is none. */
export function findRendering(
  tx: Transaction,
  grant: Grant,
  documentId: string,
  which: { readonly id: string } | { readonly trackId: string; readonly paragraphId: string },
): Promise<RenderingPlace | null> {
  return tx.rendering.findFirst({
    where: {
      ...which,
      track: { documentId, deletedAt: null, document: { projectId: grant.projectId, deletedAt: null } },
    },
    select: {
      ...{ id: true, trackId: true, paragraphId: true, generation: true, revision: true, updatedById: true },
      track: { select: { deletedAt: true, ownerId: true } },
    },
  });
}

/** What a document and its parts are called, for lists that go over several. */
export type DocumentNames = {
  readonly title: string;
  /** The number that a shown paragraph has for readers, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly tracks: ReadonlyMap<string, string>;
};

export async function readDocumentNames(
  tx: Transaction,
  grant: Grant,
  documentId: string,
): Promise<DocumentNames> {
  const document = await tx.document.findFirst({
    where: { id: documentId, projectId: grant.projectId },
    select: { title: true, tracks: { select: { id: true, name: true } } },
  });
  const rows = await sqlOf(tx)<{ id: string; number: number }>(
    `SELECT p."id"::text AS id, (row_number() OVER (ORDER BY p."orderKey"))::int AS number
     FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
     WHERE d."id" = $1::uuid AND d."projectId" = $2::uuid AND NOT p."excluded" AND p."joinedIntoId" IS NULL`,
    [documentId, grant.projectId],
  );
  return {
    title: document?.title ?? "",
    numbers: new Map(rows.map(({ id, number }) => [id, number])),
    tracks: new Map((document?.tracks ?? []).map(({ id, name }) => [id, name])),
  };
}
