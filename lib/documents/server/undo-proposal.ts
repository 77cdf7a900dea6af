import type { Actor } from "@/lib/accounts/core/actor";
import { revertProposal } from "./apply-proposal";
import { decideOne } from "./decide-proposal";
import { decideProposal } from "./proposal-store";
import type { ProposalView } from "./schema";

/** Takes a decision back: an accepted proposal is undone, a refused one is open again. */
export function undoProposal(actor: Actor, proposalId: string): Promise<ProposalView> {
  return decideOne(actor, proposalId, async (proposal, place) => {
    if (proposal.status === "accepted") return revertProposal(place, proposal);
    if (proposal.status !== "refused") return proposal;
    return decideProposal(proposal.id, { status: "open", decidedById: place.actorId }, place.tx);
  });
}
