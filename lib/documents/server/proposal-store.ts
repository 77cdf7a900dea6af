import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { ImportProposal, Prisma } from "@/lib/db/generated/client";
import type { Evidence, Proposal, ProposalDetail, ProposalStatus } from "@/lib/documents/core/proposal";
import { batches } from "./store";

/** A proposal's row as this room works with it. `undo` is what the kind's own module kept. */
export type ProposalRow = {
  readonly id: string;
  readonly documentId: string;
  readonly status: ProposalStatus;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly paragraphIds: readonly string[];
  readonly detail: ProposalDetail;
  readonly undo: unknown;
  readonly position: number;
  readonly decidedAt: Date | null;
};

function typed(row: ImportProposal): ProposalRow {
  return {
    ...row,
    evidence: row.evidence as unknown as readonly Evidence[],
    detail: row.detail as unknown as ProposalDetail,
  };
}

export type NewProposal = {
  readonly id: string;
  readonly proposal: Proposal;
  readonly paragraphIds: readonly string[];
};

/** Writes proposals in order, counted on from `position`. */
export async function insertProposals(
  documentId: string,
  position: number,
  proposals: readonly NewProposal[],
  tx: Transaction,
): Promise<readonly ProposalRow[]> {
  const rows = proposals.map(
    ({ id, proposal: { kind, confidence, evidence, detail }, paragraphIds }, at) => ({
      ...{ id, kind, confidence, evidence, detail, paragraphIds },
      position: position + at,
    }),
  );
  for (const batch of batches(rows)) {
    await tx.$executeRaw`
      INSERT INTO "ImportProposal" (id, "documentId", kind, confidence, evidence, detail, "paragraphIds", position)
      SELECT id, ${documentId}::uuid, kind::"ProposalKind", confidence, evidence, detail, "paragraphIds", position
      FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS given (id uuid, kind text, confidence float8,
        evidence jsonb, detail jsonb, "paragraphIds" uuid[], position int)`;
  }
  return proposals.map(({ id, proposal, paragraphIds }, at) => ({
    ...{
      id,
      documentId,
      paragraphIds,
      position: position + at,
      status: "open" as const,
      undo: null,
      decidedAt: null,
    },
    ...{ confidence: proposal.confidence, evidence: proposal.evidence, detail: proposal.detail },
  }));
}

/** The position after the last proposal of a document. */
export async function nextPosition(documentId: string, tx: Transaction): Promise<number> {
  const { _max } = await tx.importProposal.aggregate({ where: { documentId }, _max: { position: true } });
  return (_max.position ?? -1) + 1;
}

/** Proposals of a document in the order of its text; one more than `limit`. */
export async function readProposals(
  grant: Grant,
  documentId: string,
  options: {
    readonly limit: number;
    readonly after?: number | undefined;
    readonly status?: ProposalStatus | undefined;
  },
): Promise<readonly ProposalRow[]> {
  const rows = await database().importProposal.findMany({
    where: {
      documentId,
      document: { projectId: grant.projectId, deletedAt: null },
      byHand: false,
      ...(options.status !== undefined && { status: options.status }),
      ...(options.after !== undefined && { position: { gt: options.after } }),
    },
    orderBy: { position: "asc" },
    take: options.limit + 1,
  });
  return rows.map(typed);
}

/** The document of a proposal; null when it is not in the grant's project. */
export async function findProposalDocument(grant: Grant, proposalId: string): Promise<string | null> {
  const found = await database().importProposal.findFirst({
    where: { id: proposalId, document: { projectId: grant.projectId } },
    select: { documentId: true },
  });
  return found?.documentId ?? null;
}

/** One proposal, read under the document's lock. */
export async function readProposal(proposalId: string, tx: Transaction): Promise<ProposalRow> {
  return typed(await tx.importProposal.findUniqueOrThrow({ where: { id: proposalId } }));
}

/** All open proposals of a document, in order. */
export async function readOpenProposals(
  documentId: string,
  tx: Transaction,
): Promise<readonly ProposalRow[]> {
  const rows = await tx.importProposal.findMany({
    where: { documentId, status: "open", byHand: false },
    orderBy: { position: "asc" },
  });
  return rows.map(typed);
}

/** Every accepted proposal of a document. */
export async function readAcceptedProposals(
  documentId: string,
  tx: Transaction,
): Promise<readonly ProposalRow[]> {
  const rows = await tx.importProposal.findMany({ where: { documentId, status: "accepted" } });
  return rows.map(typed);
}

/** Proposals in a state that speak of any of these paragraphs, in order. */
export async function readProposalsOn(
  documentId: string,
  paragraphIds: readonly string[],
  status: ProposalStatus,
  tx: Transaction,
): Promise<readonly ProposalRow[]> {
  const rows = await tx.importProposal.findMany({
    where: { documentId, status, paragraphIds: { hasSome: [...paragraphIds] } },
    orderBy: { position: "asc" },
  });
  return rows.map(typed);
}

/** Keeps a decision, who took it, and what undoing it needs. */
export async function decideProposal(
  proposalId: string,
  decision: { readonly status: ProposalStatus; readonly undo?: unknown; readonly decidedById: string },
  tx: Transaction,
): Promise<ProposalRow> {
  const { status, undo, decidedById } = decision;
  const row = await tx.importProposal.update({
    where: { id: proposalId },
    data: {
      ...{ status, decidedById, decidedAt: new Date() },
      ...(undo !== undefined && { undo: undo as Prisma.InputJsonValue }),
    },
  });
  return typed(row);
}

/** Refuses what is still open on paragraphs that go. */
export async function refuseOpenProposals(
  documentId: string,
  paragraphIds: readonly string[],
  decidedById: string,
  tx: Transaction,
): Promise<void> {
  await tx.importProposal.updateMany({
    where: { documentId, status: "open", paragraphIds: { hasSome: [...paragraphIds] } },
    data: { status: "refused", decidedById, decidedAt: new Date() },
  });
}

/** Rewrites what undoing a proposal needs, after another undo took part of it. */
export async function rewriteUndo(proposalId: string, undo: unknown, tx: Transaction): Promise<void> {
  await tx.importProposal.update({
    where: { id: proposalId },
    data: { undo: undo as Prisma.InputJsonValue },
    select: { id: true },
  });
}
