import type { Actor } from "@/lib/accounts/core/actor";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import { getProposal } from "./get-proposal";
import type { TermProposalView } from "./proposals-schema";

/**
 * Does something with a proposal in one transaction, and gives the proposal as it is then.
 *
 * @throws AppError `stale` with the proposal as it is now, so that it can be shown beside what was meant for another
 */
export async function actOnProposal(
  actor: Actor,
  proposalId: string,
  act: (tx: Transaction) => Promise<void>,
): Promise<TermProposalView> {
  try {
    await transaction(act);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "stale") throw error;
    throw new AppError("stale", error.message, {
      ...{ key: "proposalStale", detail: await getProposal(actor, proposalId), cause: error },
    });
  }
  return getProposal(actor, proposalId);
}
