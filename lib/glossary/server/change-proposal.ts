import type { Actor } from "@/lib/accounts/core/actor";
import type { Transaction } from "@/lib/db/database";
import { applySteps, diffEntries, type Step } from "@/lib/glossary/core/change";
import type { Entry } from "@/lib/glossary/core/entry";
import { type Evidence, type StoredChange, storedChange } from "@/lib/glossary/core/proposal";
import { defer, needsDecision } from "@/lib/glossary/core/rule";
import { isDecided } from "@/lib/glossary/core/settled";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { actOnProposal } from "./act-on-proposal";
import type { GlossaryGrant } from "./authorize-glossary";
import { readConcepts } from "./entry-store";
import { readGlossary } from "./glossary-store";
import { findHeld } from "./held-terms";
import { holdGlossary } from "./hold-glossary";
import { lockOpen } from "./lock-open";
import { type ProposalRow, rewriteProposal } from "./proposal-store";
import type { TermProposalView } from "./proposals-schema";
import { changeRefused, heldByProposal, nothingToDecide } from "./refusals";
import { saveEntries } from "./save-entries";

export type ProposalChange = {
  /** What accepting it does from now on, to the concept as it stands. */
  readonly steps?: readonly Step[] | undefined;
  readonly reason?: string | undefined;
  readonly evidence?: readonly Evidence[] | undefined;
};

/**
 * Changes a proposal before anybody else has voted on it: by its maker alone, who may mend a slip without asking
 * everybody anew. Its terms stand in the concept as they are proposed now.
 *
 * @throws AppError `forbidden` to others; `conflict` once somebody else has voted, when it is closed, or when it would
 *   change what another proposal is about; `stale` when it was changed since `seen`
 */
export async function changeProposal(
  actor: Actor,
  proposalId: string,
  given: ProposalChange,
  seen: number | null,
): Promise<TermProposalView> {
  return actOnProposal(actor, proposalId, async (tx) => {
    const grant = await holdGlossary(tx, actor, "propose", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId, seen);
    checkMayChange(actor, row);
    const change = storedChange.parse(row.change);
    const rewritten =
      given.steps === undefined
        ? { change, seen: row.seen ?? 0 }
        : await rewrite(tx, grant, row, change, given.steps, given.reason ?? row.reason);
    const { reason = row.reason, evidence = row.evidence } = given;
    await rewriteProposal(tx, proposalId, { ...rewritten, reason, evidence });
  });
}

function checkMayChange(actor: Actor, { createdById, votes }: ProposalRow): void {
  if (createdById !== actor.id)
    throw new AppError("forbidden", "Only who made the proposal can change it.", {
      key: "proposalOfOthers",
    });
  if (votes.some(({ userId }) => userId !== actor.id))
    throw new AppError(
      "conflict",
      "Somebody has voted on this proposal, and it stays what they voted on: take it back and propose anew.",
      { key: "proposalVotedOn" },
    );
}

/** Puts what these steps make in the place of what was proposed, and gives how it is kept. */
async function rewrite(
  tx: Transaction,
  grant: GlossaryGrant,
  { id: proposalId, conceptId }: ProposalRow,
  { addedTermIds, isNewConcept }: StoredChange,
  steps: readonly Step[],
  reason: string,
): Promise<{ readonly change: StoredChange; readonly seen: number }> {
  const [stored] = conceptId === null ? [] : await readConcepts(grant, [conceptId], tx);
  if (stored === undefined) throw notFound("This concept");
  const { sourceLanguage } = await readGlossary(grant, tx);
  const context = { conceptId: stored.id, sourceLanguage };
  const apply = (entry: Entry, wanted: readonly Step[]): Entry => {
    const after = applySteps(entry, wanted, context);
    if (!after.ok) throw changeRefused(after.reason);
    return after.value;
  };
  const { entry } = stored;
  const wanted = apply(entry, steps);
  // What another decision has made of them is not this proposal's any more.
  const own = entry.terms.filter((term) => addedTermIds.includes(term.id) && !isDecided(term));
  const ownIds = own.map(({ id }) => id);
  if (!needsDecision(entry, wanted)) throw nothingToDecide();
  const { now, later, addedTermIds: added } = defer(entry, wanted, ownIds);
  const after = apply(now, []);
  const change = { steps: later, addedTermIds: added, isNewConcept };
  if (diffEntries(entry, after).length === 0) return { change, seen: stored.revision };
  const [held] = await findHeld(tx, grant, [{ id: stored.id, before: entry, after }], { proposalId });
  if (held !== undefined) throw heldByProposal(held);
  const { id, externalId } = stored;
  await saveEntries(tx, grant, [{ id, externalId, stored, after, proposalId }], { cause: "edit", reason });
  return { change, seen: stored.revision + 1 };
}
