import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDocumentChange } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { presentProposal } from "./present";
import { findProposalDocument, type ProposalRow, readProposal } from "./proposal-store";
import type { ProposalView } from "./schema";
import { lockDocument } from "./store";

type Decide = (
  proposal: ProposalRow,
  place: { readonly tx: Transaction; readonly actorId: string },
) => Promise<ProposalRow>;

/**
 * Decides one proposal: one decision at a time on a document, and open screens are told.
 *
 * @throws AppError `not-found` to strangers, `forbidden` to viewers, `conflict` when the text has moved on
 */
export async function decideOne(actor: Actor, proposalId: string, decide: Decide): Promise<ProposalView> {
  const grant = await authorize(actor, "translate", { proposalId });
  const documentId = await findProposalDocument(grant, proposalId);
  if (documentId === null) throw notFound("This proposal");
  return underLock(grant, documentId, async (tx) => {
    const proposal = await readProposal(proposalId, tx);
    return presentProposal(await decide(proposal, { tx, actorId: actor.id }));
  });
}

/** Runs a change of a document's paragraphs alone, and tells everybody who has the document open. */
export function underLock<Value>(
  grant: Grant<"translate" | "review">,
  documentId: string,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return transaction(async (tx) => {
    if (!(await lockDocument(grant, documentId, tx))) throw notFound("This document");
    const value = await work(tx);
    await announceDocumentChange(tx, documentId, "paragraphs");
    return value;
  });
}
