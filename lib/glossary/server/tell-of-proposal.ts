import type { Transaction } from "@/lib/db/database";
import { forgetVote, notify, notifyOfEach } from "@/lib/discussion/server/notify";
import { includes } from "@/lib/glossary/core/rights";
import type { GlossaryGrant } from "./authorize-glossary";
import { readGlossaryPeople } from "./glossary-people";
import type { ProposalPeople } from "./proposal-store";

/** Tells everybody whose word counts that a proposal waits for it. */
export async function tellDeciders(tx: Transaction, grant: GlossaryGrant, proposalId: string): Promise<void> {
  const people = await readGlossaryPeople(grant, tx);
  const deciders = people.filter(({ id, right }) => id !== grant.userId && includes(right, "decide"));
  await notify(
    tx,
    deciders.map(({ id }) => ({ userId: id, kind: "proposed" as const })),
    { termProposalId: proposalId, actorId: grant.userId },
  );
}

type Of = { readonly id: string; readonly createdById: string };

/** Tells who proposed what, and who voted on it, that it was taken back; nobody hears of what they did themselves. */
export async function tellWithdrawn(
  tx: Transaction,
  grant: GlossaryGrant,
  withdrawn: readonly ProposalPeople[],
): Promise<void> {
  const told = withdrawn.flatMap(({ id, createdById, voterIds }) =>
    [...new Set([createdById, ...voterIds])]
      .filter((userId) => userId !== grant.userId)
      .map((userId) => ({ userId, kind: "withdrawn" as const, termProposalId: id, actorId: grant.userId })),
  );
  await notifyOfEach(tx, told);
}

/** Tells who proposed what became of it. */
export async function tellProposer(
  tx: Transaction,
  grant: GlossaryGrant,
  { id, createdById }: Of,
  kind: "voted" | "accepted" | "rejected",
): Promise<void> {
  // A vote cast anew takes the place of the one before, as it does on the proposal.
  if (kind === "voted") await forgetVote(tx, { termProposalId: id, actorId: grant.userId });
  const recipients = createdById === grant.userId ? [] : [{ userId: createdById, kind }];
  await notify(tx, recipients, { termProposalId: id, actorId: grant.userId });
}

/** A vote that was taken back is no news any more. */
export function untellVote(tx: Transaction, grant: GlossaryGrant, { id }: Pick<Of, "id">): Promise<void> {
  return forgetVote(tx, { termProposalId: id, actorId: grant.userId });
}
