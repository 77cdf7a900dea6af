import type { Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { orderKeyBetween } from "@/lib/documents/core/order";
import type { ProposalStatus } from "@/lib/documents/core/proposal";
import type { RichText } from "@/lib/text/core/marks";
import { newId } from "./new-id";
import { insertRenderings, type ParagraphRow } from "./paragraph-store";
import { nextPosition, type ProposalRow, readProposal } from "./proposal-store";
import { findNeighbor } from "./structure-store";

/**
 * Makes a paragraph of what was cut off the end of one, right behind it, with renderings in every track. The one it was
 * cut off is written by the caller.
 *
 * @param shown the paragraph that showed its text: who speaks there, and what it is
 */
export async function insertCut(
  row: ParagraphRow,
  shown: ParagraphRow,
  { tail, seam }: { readonly tail: RichText; readonly seam: string },
  tx: Transaction,
): Promise<string> {
  const id = newId();
  const { documentId, sourceFileId, sourceLine } = row;
  const { kind, level, speaker, turn } = shown;
  const next = await findNeighbor(documentId, { side: "after", key: row.orderKey }, { shown: false }, tx);
  await tx.paragraph.create({
    data: {
      ...{ id, documentId, sourceFileId, sourceLine, kind, level, speaker, turn },
      orderKey: orderKeyBetween(row.orderKey, next?.orderKey ?? null),
      ...{ piece: tail.text, text: tail.text, marks: tail.marks as unknown as Prisma.InputJsonValue },
      ...{ cutFromId: row.cutFromId ?? row.id, cutKey: await nextCutKey(row, tx), cutSeam: seam },
    },
    select: { id: true },
  });
  await insertRenderings(documentId, [id], tx);
  return id;
}

async function nextCutKey(row: ParagraphRow, tx: Transaction): Promise<string> {
  const next = await tx.paragraph.findFirst({
    where: { cutFromId: row.cutFromId ?? row.id, ...(row.cutKey !== null && { cutKey: { gt: row.cutKey } }) },
    orderBy: { cutKey: "asc" },
    select: { cutKey: true },
  });
  return orderKeyBetween(row.cutKey, next?.cutKey ?? null);
}

/**
 * What proposals say of a paragraph's end is said of what was cut off it: what continues it, a jump line there, who goes
 * on speaking. One that takes the whole paragraph for a line of the page is refused: somebody reads it as text.
 */
export async function passOnProposals(
  { documentId, id }: ParagraphRow,
  { tailId, actorId }: { readonly tailId: string; readonly actorId: string },
  tx: Transaction,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ImportProposal" SET "paragraphIds"[1] = ${tailId}::uuid
    WHERE "documentId" = ${documentId}::uuid AND "paragraphIds"[1] = ${id}::uuid AND (kind = 'join'
      OR (kind = 'jump-line' AND detail->>'direction' = 'to' AND NOT (detail->>'whole')::boolean))`;
  await tx.$executeRaw`
    UPDATE "ImportProposal" SET undo = jsonb_set(undo, '{followers}', (undo->'followers') || to_jsonb(${tailId}::text))
    WHERE "documentId" = ${documentId}::uuid AND kind = 'speaker' AND status = 'accepted'
      AND ("paragraphIds"[1] = ${id}::uuid OR undo->'followers' ? ${id})`;
  await tx.$executeRaw`
    UPDATE "ImportProposal" SET status = 'refused', "decidedById" = ${actorId}::uuid, "decidedAt" = now()
    WHERE "documentId" = ${documentId}::uuid AND "paragraphIds"[1] = ${id}::uuid AND status = 'open'
      AND (kind IN ('running-head', 'page-number') OR (kind = 'jump-line' AND (detail->>'whole')::boolean))`;
}

/** A join that a person makes, or that is not in force: two halves that were one and can be one again. */
export async function insertHandJoin(
  given: {
    readonly documentId: string;
    readonly headId: string;
    readonly tailId: string;
    readonly status: ProposalStatus;
    readonly actorId: string;
  },
  tx: Transaction,
): Promise<ProposalRow> {
  const { documentId, headId, tailId, status, actorId } = given;
  const { id } = await tx.importProposal.create({
    data: {
      ...{ documentId, status, kind: "join", confidence: 1, evidence: [], detail: { kind: "join" } },
      ...{ paragraphIds: [headId, tailId], byHand: true, position: await nextPosition(documentId, tx) },
      ...{ decidedById: actorId, decidedAt: new Date() },
    },
    select: { id: true },
  });
  return readProposal(id, tx);
}

/** A join of exactly these two that is not in force, the newest: made once, it is made again. */
export async function findJoinOf(
  documentId: string,
  headId: string,
  tailId: string,
  tx: Transaction,
): Promise<ProposalRow | null> {
  const found = await tx.importProposal.findFirst({
    where: {
      ...{ documentId, kind: "join", status: { not: "accepted" } },
      paragraphIds: { equals: [headId, tailId] },
    },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return found === null ? null : readProposal(found.id, tx);
}

/** Writes what a join's ends are now. */
export async function writeJoinEnds(
  proposalId: string,
  paragraphIds: readonly [string, string],
  tx: Transaction,
): Promise<void> {
  await tx.importProposal.update({
    where: { id: proposalId },
    data: { paragraphIds: [...paragraphIds] },
    select: { id: true },
  });
}
