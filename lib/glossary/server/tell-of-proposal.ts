import type { Transaction } from "@/lib/db/database";
import { forgetVote, notify } from "@/lib/discussion/server/notify";
import { includes } from "@/lib/glossary/core/rights";
import type { GlossaryGrant } from "./authorize-glossary";
import { readGlossaryPeople } from "./glossary-people";

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

/** Tells who proposed what became of it. */
export async function tellProposer(
  tx: Transaction,
  grant: GlossaryGrant,
  { id, createdById }: Of,
  kind: "voted" | "accepted" | "rejected" | "withdrawn",
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
