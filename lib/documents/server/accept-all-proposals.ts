import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import type { AppError } from "@/lib/kernel/app-error";
import { applyLoneJoins, applyProposal } from "./apply-proposal";
import { fits, isInOrder } from "./check-joinable";
import { underLock } from "./decide-proposal";
import { isJoinRefusal } from "./join-refusals";
import { readRuns } from "./paragraph-store";
import { presentProposal } from "./present";
import { type ProposalRow, readOpenProposals, readProposalsOn } from "./proposal-store";
import type { AcceptedAll, ProposalView } from "./schema";

/**
 * Accepts every open proposal of a document, in the order of its text. Joins that would change what is locked or final
 * stay open, and the answer says why; of the others all are accepted or none.
 */
export async function acceptAllProposals(actor: Actor, documentId: string): Promise<AcceptedAll> {
  const grant = await authorize(actor, "translate", { documentId });
  return underLock(grant, documentId, async (tx) => {
    const place = { tx, actorId: actor.id };
    const done = new Map<string, ProposalView>();
    const refused = new Map<string, AppError>();
    const keep = (rows: readonly ProposalRow[]) => {
      for (const row of rows) done.set(row.id, presentProposal(row));
    };
    const open = await readOpenProposals(documentId, tx);
    const joins = open.filter(({ detail }) => detail.kind === "join");
    // What stands between halves goes first, so that most joins can be made in one go.
    for (const proposal of open) if (!joins.includes(proposal)) keep(await applyProposal(place, proposal));
    const lone = await loneJoins(documentId, joins, tx);
    const made = await applyLoneJoins(place, lone);
    keep(made.accepted);
    for (const { proposalId, error } of made.refused) refused.set(proposalId, error);
    for (const proposal of joins) {
      if (done.has(proposal.id) || refused.has(proposal.id)) continue;
      try {
        keep(await applyProposal(place, proposal));
      } catch (error) {
        // A refusal comes before anything is written.
        if (!isJoinRefusal(error)) throw error;
        refused.set(proposal.id, error);
      }
    }
    return {
      ...{ accepted: done.size, proposals: [...done.values()] },
      refused: [...refused].map(([proposalId, { key, message, values }]) => ({
        ...{ proposalId, key, detail: message, values: { ...values } },
      })),
    };
  });
}

/** Joins that share no paragraph with another, open or accepted, and may be made. */
async function loneJoins(
  documentId: string,
  joins: readonly ProposalRow[],
  tx: Transaction,
): Promise<readonly ProposalRow[]> {
  const ids = joins.flatMap(({ paragraphIds }) => paragraphIds);
  const accepted = (await readProposalsOn(documentId, ids, "accepted", tx)).filter(
    ({ detail }) => detail.kind === "join",
  );
  const uses = new Map<string, number>();
  for (const id of [...ids, ...accepted.flatMap(({ paragraphIds }) => paragraphIds)])
    uses.set(id, (uses.get(id) ?? 0) + 1);
  const lone = joins.filter(({ paragraphIds }) => paragraphIds.every((id) => uses.get(id) === 1));
  const places = new Map((await readRuns(documentId, ids, tx)).map((row) => [row.id, row]));
  return lone.filter(
    ({ paragraphIds: [head = "", tail = ""] }) =>
      isInOrder(places.get(head), places.get(tail)) && fits([places.get(head), places.get(tail)]),
  );
}
