import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf } from "@/lib/db/sql";
import { readRuns } from "./paragraph-store";

const withAuthor = { createdBy: { select: { id: true, name: true } } } as const;
const withState = { ...withAuthor, proposal: { select: { status: true } } } as const;

/** A change of a document's structure, with who made it and how the join stands that it made or parted. */
export type StructureChangeRow = Omit<
  Prisma.StructureChangeGetPayload<{ include: typeof withState }>,
  "undo"
> & {
  /** What the kind's own module kept. */
  readonly undo: unknown;
};

export type NewStructureChange = {
  readonly documentId: string;
  readonly kind: StructureChangeRow["kind"];
  readonly paragraphIds: readonly string[];
  readonly words: readonly string[];
  readonly proposalId: string | null;
  readonly undo: unknown;
};

/** Keeps that somebody changed a document's structure. */
export function insertStructureChange(
  grant: Grant<"translate">,
  { undo, paragraphIds, words, ...change }: NewStructureChange,
  tx: Transaction,
): Promise<StructureChangeRow> {
  return tx.structureChange.create({
    data: {
      ...{ ...change, paragraphIds: [...paragraphIds], words: [...words], createdById: grant.userId },
      undo: undo as Prisma.InputJsonValue,
    },
    include: withState,
  });
}

/** Changes of a document's structure, newest first, one more than `limit`. */
export function readStructureChanges(
  grant: Grant,
  documentId: string,
  { limit, before }: { readonly limit: number; readonly before: string | undefined },
): Promise<StructureChangeRow[]> {
  return database().structureChange.findMany({
    where: {
      ...{ documentId, document: { projectId: grant.projectId, deletedAt: null } },
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: withState,
  });
}

/** The document of a change; null when it is not the project's. */
export async function findChangedDocument(grant: Grant, id: string): Promise<string | null> {
  const where = { id, document: { projectId: grant.projectId } };
  const found = await database().structureChange.findFirst({ where, select: { documentId: true } });
  return found?.documentId ?? null;
}

/** One change; null when it is not the project's. */
export function findStructureChange(
  grant: Grant,
  id: string,
  tx: Transaction,
): Promise<StructureChangeRow | null> {
  return tx.structureChange.findFirst({
    where: { id, document: { projectId: grant.projectId } },
    include: withState,
  });
}

/** Keeps that a change was taken back. */
export function markUndone(
  grant: Grant<"translate">,
  id: string,
  tx: Transaction,
): Promise<StructureChangeRow> {
  return tx.structureChange.update({
    where: { id },
    data: { undoneAt: new Date(), undoneById: grant.userId },
    include: withState,
  });
}

/** A row's place in the order of a document. */
export type OrderPlace = { readonly id: string; readonly orderKey: string };

/** The row next to a key, on one side of it: of all rows, or of those shown, but for some. */
export function findNeighbor(
  documentId: string,
  at: { readonly side: "before" | "after"; readonly key: string },
  options: { readonly shown: boolean; readonly but?: readonly string[] },
  tx: Transaction,
): Promise<OrderPlace | null> {
  const isBefore = at.side === "before";
  return tx.paragraph.findFirst({
    where: {
      documentId,
      orderKey: isBefore ? { lt: at.key } : { gt: at.key },
      ...(options.shown && { excluded: false, joinedIntoId: null }),
      ...(options.but !== undefined && { id: { notIn: [...options.but] } }),
    },
    orderBy: { orderKey: isBefore ? "desc" : "asc" },
    select: { id: true, orderKey: true },
  });
}

/** The shown paragraphs from one key to another (both included), in order. */
export function readShownBetween(
  documentId: string,
  fromKey: string,
  toKey: string,
  tx: Transaction,
): Promise<(OrderPlace & { readonly text: string })[]> {
  return tx.paragraph.findMany({
    where: { documentId, excluded: false, joinedIntoId: null, orderKey: { gte: fromKey, lte: toKey } },
    orderBy: { orderKey: "asc" },
    select: { id: true, orderKey: true, text: true },
  });
}

/** Which of these keys other paragraphs of the document have. */
export async function readTakenKeys(
  documentId: string,
  places: readonly OrderPlace[],
  tx: Transaction,
): Promise<ReadonlySet<string>> {
  const rows = await tx.paragraph.findMany({
    where: {
      ...{ documentId, orderKey: { in: places.map(({ orderKey }) => orderKey) } },
      id: { notIn: places.map(({ id }) => id) },
    },
    select: { orderKey: true },
  });
  return new Set(rows.map(({ orderKey }) => orderKey));
}

/** Gives paragraphs their places. No key may be another paragraph's. */
export async function writeOrderKeys(places: readonly OrderPlace[], tx: Transaction): Promise<void> {
  // Among each other they may change places: no key is given before it is free.
  if (places.length > 1)
    await tx.$executeRaw`UPDATE "Paragraph" SET "orderKey" = '~' || id WHERE id = ANY(${places.map(({ id }) => id)}::uuid[])`;
  await sqlOf(tx)(
    `UPDATE "Paragraph" AS p SET "orderKey" = x."orderKey"
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, "orderKey" text) WHERE p."id" = x.id`,
    [JSON.stringify(places)],
  );
}

/** What these paragraphs are joined with and were cut into, and they themselves: what has to move with them. */
export async function readMovedWith(
  documentId: string,
  paragraphIds: readonly string[],
  tx: Transaction,
): Promise<readonly string[]> {
  if (paragraphIds.length === 0) return [];
  const runs = (await readRuns(documentId, paragraphIds, tx)).map(({ id }) => id);
  const families = await readFamilies(documentId, paragraphIds, tx);
  return [...new Set([...runs, ...families])].toSorted();
}

/** Everything that was cut out of the same paragraphs as these, and those themselves. */
export async function readFamilies(
  documentId: string,
  paragraphIds: readonly string[],
  tx: Transaction,
): Promise<readonly string[]> {
  const seeds = await tx.paragraph.findMany({
    where: { documentId, id: { in: [...paragraphIds] } },
    select: { id: true, cutFromId: true },
  });
  const roots = [...new Set(seeds.map(({ id, cutFromId }) => cutFromId ?? id))];
  const rows = await tx.paragraph.findMany({
    where: { documentId, OR: [{ id: { in: roots } }, { cutFromId: { in: roots } }] },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
