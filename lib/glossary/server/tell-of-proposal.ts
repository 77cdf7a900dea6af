import type { Transaction } from "@/lib/db/database";
import { forgetVote, notify, tellImportUndone as tellUndone } from "@/lib/discussion/server/notify";
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
  withdrawn: ProposalPeople,
): Promise<void> {
  const recipients = othersOf(grant, withdrawn).map((userId) => ({ userId, kind: "withdrawn" as const }));
  await notify(tx, recipients, { termProposalId: withdrawn.id, actorId: grant.userId });
}

/** Tells the same of an import that was undone: each person once, with how many proposals it is about. */
export async function tellImportUndone(
  tx: Transaction,
  grant: GlossaryGrant,
  importId: string,
  withdrawn: readonly ProposalPeople[],
): Promise<void> {
  const counts = new Map<string, number>();
  for (const userId of withdrawn.flatMap((each) => othersOf(grant, each)))
    counts.set(userId, (counts.get(userId) ?? 0) + 1);
  await tellUndone(tx, counts, { glossaryImportId: importId, actorId: grant.userId });
}

/** Who proposed and who voted, but for who acts. */
const othersOf = ({ userId }: GlossaryGrant, { createdById, voterIds }: ProposalPeople): readonly string[] =>
  [...new Set([createdById, ...voterIds])].filter((id) => id !== userId);

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
