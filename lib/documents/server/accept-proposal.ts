import type { Actor } from "@/lib/accounts/core/actor";
import { applyProposal } from "./apply-proposal";
import { decideOne } from "./decide-proposal";
import type { ProposalView } from "./schema";

/** Does what a proposal says. Accepting one that is accepted already changes nothing. */
export function acceptProposal(actor: Actor, proposalId: string): Promise<ProposalView> {
  return decideOne(actor, proposalId, async (proposal, place) => {
    if (proposal.status === "accepted") return proposal;
    return (await applyProposal(place, proposal)).at(-1) ?? proposal;
  });
}
