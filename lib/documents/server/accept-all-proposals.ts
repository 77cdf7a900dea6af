import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { applyProposal } from "./apply-proposal";
import { underLock } from "./decide-proposal";
import { presentProposal } from "./present";
import { readOpenProposals } from "./proposal-store";
import type { ProposalView } from "./schema";

/** Accepts every open proposal of a document, in the order of its text, all or none. */
export async function acceptAllProposals(
  actor: Actor,
  documentId: string,
): Promise<{ readonly accepted: number; readonly proposals: readonly ProposalView[] }> {
  const grant = await authorize(actor, "translate", { documentId });
  return underLock(grant, documentId, async (tx) => {
    const done = new Map<string, ProposalView>();
    for (const proposal of await readOpenProposals(documentId, tx)) {
      if (done.has(proposal.id)) continue;
      const decided = await applyProposal({ tx, actorId: actor.id }, proposal);
      for (const row of decided) done.set(row.id, presentProposal(row));
    }
    return { accepted: done.size, proposals: [...done.values()] };
  });
}
