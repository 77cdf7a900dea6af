import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import type { Transaction } from "@/lib/db/database";
import { includes } from "@/lib/glossary/core/rights";
import { decide, mayVote } from "@/lib/glossary/core/rule";
import { AppError } from "@/lib/kernel/app-error";
import { actOnProposal } from "./act-on-proposal";
import { type GlossaryGrant, rightIn } from "./authorize-glossary";
import { acceptChange, dropChange } from "./end-proposal";
import { holdGlossary } from "./hold-glossary";
import { lockOpen } from "./lock-open";
import {
  deleteVote,
  findProposal,
  insertDecisions,
  type ProposalRow,
  setProposalStatus,
  upsertVote,
} from "./proposal-store";
import type { TermProposalView } from "./proposals-schema";
import { tellProposer, tellWithdrawn, untellVote } from "./tell-of-proposal";

/**
 * Votes, or votes anew. Only the votes of those who decide in the glossary are taken.
 *
 * @param seen the revision that the person read, for which the vote is; null when it does not matter
 * @throws AppError `stale` when its maker has changed the proposal since
 */
export async function castVote(
  actor: Actor,
  proposalId: string,
  vote: { readonly agrees: boolean; readonly reason: string },
  seen: number | null = null,
): Promise<TermProposalView> {
  return actOnProposal(actor, proposalId, async (tx) => {
    const grant = await holdGlossary(tx, actor, "decide", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId, seen);
    if (!mayVote(grant.rule, grant.right, row.createdById === actor.id))
      throw new AppError("forbidden", "Who proposed does not vote in this glossary.", {
        key: "proposerNoVote",
      });
    await upsertVote(tx, proposalId, { userId: actor.id, ...vote });
    await tellProposer(tx, grant, row, "voted");
  });
}

export async function withdrawVote(actor: Actor, proposalId: string): Promise<TermProposalView> {
  return actOnProposal(actor, proposalId, async (tx) => {
    const grant = await holdGlossary(tx, actor, "decide", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId);
    await deleteVote(tx, proposalId, actor.id);
    await untellVote(tx, grant, row);
  });
}

/** Takes a proposal back: by its maker, or by those who decide. */
export async function withdrawProposal(actor: Actor, proposalId: string): Promise<TermProposalView> {
  return actOnProposal(actor, proposalId, async (tx) => {
    const grant = await holdGlossary(tx, actor, "propose", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId);
    if (row.createdById !== actor.id && !includes(grant.right, "decide"))
      throw new AppError("forbidden", "Only who made the proposal can take it back.", {
        key: "notYourProposal",
      });
    await setProposalStatus(tx, proposalId, "withdrawn");
    await dropChange(tx, grant, row, "");
    await tellWithdrawn(tx, grant, { ...row, voterIds: row.votes.map(({ userId }) => userId) });
  });
}

/**
 * Ends a proposal by the glossary's rule, on the rule and the votes as they stand when the glossary is held: two who
 * decide at once come one after the other, and the second finds it decided.
 *
 * @param seen the revision that the person read; null when it does not matter
 * @throws AppError `conflict` when too few agree, it is decided already, or what was voted on has changed; `stale` when
 *   its maker has changed the proposal since it was read
 */
export async function decideProposal(
  actor: Actor,
  proposalId: string,
  asked: { readonly accept: boolean; readonly reason: string },
  seen: number | null = null,
): Promise<TermProposalView> {
  return actOnProposal(actor, proposalId, async (tx) => {
    const grant = await holdGlossary(tx, actor, "decide", { termProposalId: proposalId });
    const row = await lockOpen(tx, grant, proposalId, seen);
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
    if (asked.accept) await acceptChange(tx, grant, row, asked.reason);
    else await dropChange(tx, grant, row, asked.reason);
    await record(tx, actor, grant, row, asked);
    await tellProposer(tx, grant, row, asked.accept ? "accepted" : "rejected");
  });
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
