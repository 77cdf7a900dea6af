import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Transaction } from "@/lib/db/database";
import { applyLoneJoins, applyProposal } from "./apply-proposal";
import { underLock } from "./decide-proposal";
import { presentProposal } from "./present";
import { type ProposalRow, readOpenProposals, readProposalsOn } from "./proposal-store";
import type { ProposalView } from "./schema";

/** Accepts every open proposal of a document, in the order of its text, all or none. */
export async function acceptAllProposals(
  actor: Actor,
  documentId: string,
): Promise<{ readonly accepted: number; readonly proposals: readonly ProposalView[] }> {
  const grant = await authorize(actor, "translate", { documentId });
  return underLock(grant, documentId, async (tx) => {
    const place = { tx, actorId: actor.id };
    const done = new Map<string, ProposalView>();
    const keep = (rows: readonly ProposalRow[]) => {
      for (const row of rows) done.set(row.id, presentProposal(row));
    };
    const open = await readOpenProposals(documentId, tx);
    const joins = open.filter(({ detail }) => detail.kind === "join");
    // What stands between halves goes first, so that most joins can be made in one go.
    for (const proposal of open) if (!joins.includes(proposal)) keep(await applyProposal(place, proposal));
    const lone = await loneJoins(documentId, joins, tx);
    keep(await applyLoneJoins(place, lone));
    for (const proposal of joins) if (!done.has(proposal.id)) keep(await applyProposal(place, proposal));
    return { accepted: done.size, proposals: [...done.values()] };
  });
}

/** Joins that share no paragraph with another, open or accepted. */
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
  return joins.filter(({ paragraphIds }) => paragraphIds.every((id) => uses.get(id) === 1));
}
