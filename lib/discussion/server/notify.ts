import type { Transaction } from "@/lib/db/database";
import type { Recipient } from "@/lib/discussion/core/recipients";
import { deleteUnreadVotes, insertNotifications } from "./notification-store";

type Proposed = { readonly termProposalId: string; readonly actorId: string };

/** Tells people of what became of the proposal of a term. */
export async function notify(
  tx: Transaction,
  recipients: readonly Recipient[],
  what: Proposed,
): Promise<void> {
  await insertNotifications(tx, recipients, what);
}

/** Takes back that somebody voted, as far as nobody has read it. */
export async function forgetVote(tx: Transaction, vote: Proposed): Promise<void> {
  await deleteUnreadVotes(tx, vote);
}
