import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { type Transaction, transaction } from "@/lib/db/database";
import { applySteps, type Step } from "@/lib/glossary/core/change";
import { type Entry, storedEntry } from "@/lib/glossary/core/entry";
import { type StoredChange, storedChange } from "@/lib/glossary/core/proposal";
import { includes } from "@/lib/glossary/core/rights";
import { decide, mayVote, withoutRejected } from "@/lib/glossary/core/rule";
import { findVotedChange } from "@/lib/glossary/core/voted-on";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { type GlossaryGrant, rightIn } from "./authorize-glossary";
import { readConcepts, type StoredConcept } from "./entry-store";
import { getProposal } from "./get-proposal";
import { readGlossary } from "./glossary-store";
import { findRevision } from "./history-store";
import { holdGlossary } from "./hold-glossary";
import {
  deleteVote,
  findProposal,
  insertDecisions,
  lockProposal,
  type ProposalRow,
  setProposalStatus,
  upsertVote,
} from "./proposal-store";
import type { TermProposalView } from "./proposals-schema";
import { changeRefused, proposalChanged } from "./refusals";
import { saveEntries } from "./save-entries";
import { tellProposer, untellVote } from "./tell-of-proposal";

/** Votes, or votes anew. Only the votes of those who decide in the glossary are taken. */
export async function castVote(
  actor: Actor,
  proposalId: string,
  vote: { readonly agrees: boolean; readonly reason: string },
): Promise<TermProposalView> {
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "decide", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId);
    if (!mayVote(grant.rule, grant.right, row.createdById === actor.id))
      throw new AppError("forbidden", "Who proposed does not vote in this glossary.", {
        key: "proposerNoVote",
      });
    await upsertVote(tx, proposalId, { userId: actor.id, ...vote });
    await tellProposer(tx, grant, row, "voted");
  });
  return getProposal(actor, proposalId);
}

export async function withdrawVote(actor: Actor, proposalId: string): Promise<TermProposalView> {
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "decide", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId);
    await deleteVote(tx, proposalId, actor.id);
    await untellVote(tx, grant, row);
  });
  return getProposal(actor, proposalId);
}

/** Takes a proposal back: by its maker, or by those who decide. */
export async function withdrawProposal(actor: Actor, proposalId: string): Promise<TermProposalView> {
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "propose", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId);
    if (row.createdById !== actor.id && !includes(grant.right, "decide"))
      throw new AppError("forbidden", "Only who made the proposal can take it back.", {
        key: "notYourProposal",
      });
    await setProposalStatus(tx, proposalId, "withdrawn");
    await leaveNothing(tx, grant, row, "");
    await tellProposer(tx, grant, row, "withdrawn");
  });
  return getProposal(actor, proposalId);
}

/**
 * Ends a proposal by the glossary's rule, on the rule and the votes as they stand when the glossary is held: two who
 * decide at once come one after the other, and the second finds it decided.
 *
 * @throws AppError `conflict` when too few agree, it is decided already, or what was voted on has changed
 */
export async function decideProposal(
  actor: Actor,
  proposalId: string,
  asked: { readonly accept: boolean; readonly reason: string },
): Promise<TermProposalView> {
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "decide", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId);
    const { rule } = grant;
    const valid = await validVotes(tx, grant, row);
    const decided = decide(rule, valid, {
      userId: actor.id,
      proposerId: row.createdById,
      accept: asked.accept,
    });
    if (!decided.ok)
      throw new AppError("conflict", `This glossary decides by ${rule.quorum} votes: too few agree so far.`, {
        key: "quorumMissing",
        values: { quorum: rule.quorum },
      });
    if (mayVote(rule, grant.right, row.createdById === actor.id))
      await upsertVote(tx, proposalId, { userId: actor.id, agrees: asked.accept, reason: asked.reason });
    await setProposalStatus(tx, proposalId, asked.accept ? "accepted" : "rejected");
    if (asked.accept) await carryOut(tx, grant, row, asked.reason);
    else await leaveNothing(tx, grant, row, asked.reason);
    await record(tx, actor, grant, row, asked);
    await tellProposer(tx, grant, row, asked.accept ? "accepted" : "rejected");
  });
  return getProposal(actor, proposalId);
}

async function lockOpen(tx: Transaction, grant: GlossaryGrant, id: string): Promise<ProposalRow> {
  await lockProposal(tx, id);
  const row = await findProposal(grant, id, tx);
  if (row === null) throw notFound("This proposal");
  if (row.status !== "open")
    throw new AppError("conflict", "This proposal is closed already.", { key: "proposalClosed" });
  return row;
}

/** Votes of those who still have one. */
async function validVotes(tx: Transaction, grant: GlossaryGrant, row: ProposalRow) {
  const valid: ProposalRow["votes"] = [];
  for (const vote of row.votes) {
    const right = await rightIn(vote.userId, grant.glossaryId, tx);
    if (right !== null && mayVote(grant.rule, right, vote.userId === row.createdById)) valid.push(vote);
  }
  return valid;
}

async function carryOut(
  tx: Transaction,
  grant: GlossaryGrant,
  row: ProposalRow,
  reason: string,
): Promise<void> {
  const proposed = storedChange.parse(row.change);
  const { steps } = proposed;
  const before = await entryAsProposed(tx, grant, row);
  await change(tx, grant, row, reason, (entry, context) => {
    const changed = findVotedChange(proposed, before, entry, context.sourceLanguage);
    if (changed !== null) throw proposalChanged(changed);
    const after = applySteps(entry, steps as readonly Step[], context);
    if (!after.ok) throw changeRefused(after.reason);
    return after.value;
  });
}

/** The concept as it stood when people began to vote. */
async function entryAsProposed(
  tx: Transaction,
  grant: GlossaryGrant,
  { conceptId, seen }: ProposalRow,
): Promise<Entry> {
  const revision =
    conceptId === null || seen === null ? null : await findRevision(grant, conceptId, seen, tx);
  const entry = storedEntry.safeParse(revision?.entry).data;
  if (entry === undefined) throw notFound("The concept as it was proposed");
  return entry;
}

async function leaveNothing(
  tx: Transaction,
  grant: GlossaryGrant,
  row: ProposalRow,
  reason: string,
): Promise<void> {
  const { addedTermIds }: StoredChange = storedChange.parse(row.change);
  await change(tx, grant, row, reason, (entry, context) => withoutRejected(entry, addedTermIds, context));
}

async function change(
  tx: Transaction,
  grant: GlossaryGrant,
  row: ProposalRow,
  reason: string,
  apply: (entry: Entry, context: { conceptId: string; sourceLanguage: string }) => Entry,
): Promise<void> {
  const stored = await conceptOf(tx, grant, row);
  const { sourceLanguage } = await readGlossary(grant, tx);
  const { id, externalId } = stored;
  const after = apply(stored.entry, { conceptId: id, sourceLanguage });
  if (JSON.stringify(after) === JSON.stringify(stored.entry)) return;
  const save = { id, externalId, stored, after, proposalId: row.id };
  await saveEntries(tx, grant, [save], { cause: "decision", reason });
}

async function conceptOf(tx: Transaction, grant: GlossaryGrant, row: ProposalRow): Promise<StoredConcept> {
  const [stored] = row.conceptId === null ? [] : await readConcepts(grant, [row.conceptId], tx);
  if (stored === undefined) throw notFound("This concept");
  return stored;
}

async function record(
  tx: Transaction,
  actor: Actor,
  grant: GlossaryGrant,
  row: ProposalRow,
  { accept, reason }: { readonly accept: boolean; readonly reason: string },
): Promise<void> {
  const after = await findProposal(grant, row.id, tx);
  const votes = (after?.votes ?? []).map(({ userId, agrees, reason: why, at }) => ({
    userId,
    agrees,
    reason: why,
    at,
  }));
  await insertDecisions(tx, grant, [
    { proposalId: row.id, accepted: accept, reason, record: { ...grant.rule, votes } },
  ]);
  const details = { accepted: accept ? "yes" : "no", conceptId: row.conceptId ?? "" };
  await audit(actor, { action: "term.decide", objectType: "termProposal", objectId: row.id, details }, tx);
}
