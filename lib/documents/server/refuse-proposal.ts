import type { Actor } from "@/lib/accounts/core/actor";
import { revertProposal } from "./apply-proposal";
import { decideOne } from "./decide-proposal";
import { decideProposal } from "./proposal-store";
import type { ProposalView } from "./schema";

/** Leaves the text as it came. Refusing what was accepted takes it back first. */
export function refuseProposal(actor: Actor, proposalId: string): Promise<ProposalView> {
  return decideOne(actor, proposalId, async (proposal, place) => {
    if (proposal.status === "refused") return proposal;
    if (proposal.status === "accepted") await revertProposal(place, proposal);
    return decideProposal(proposal.id, { status: "refused", decidedById: place.actorId }, place.tx);
  });
}
