import type { Transaction } from "@/lib/db/database";
import type { Recipient } from "@/lib/discussion/core/recipients";
import {
  deleteUnreadAssigned,
  deleteUnreadPrepared,
  deleteUnreadReturned,
  deleteUnreadVotes,
  findTranslator,
  insertNotifications,
  insertOfImport,
} from "./notification-store";

type Proposed = { readonly termProposalId: string; readonly actorId: string };

/** Tells people of what became of the proposal of a term. */
export async function notify(
  tx: Transaction,
  recipients: readonly Recipient[],
  what: Proposed,
): Promise<void> {
  await insertNotifications(tx, recipients, what);
}

/** Tells people once that an import was undone, each with how many proposals of theirs were taken back with it. */
export async function tellImportUndone(
  tx: Transaction,
  counts: ReadonlyMap<string, number>,
  what: { readonly glossaryImportId: string; readonly actorId: string },
): Promise<void> {
  await insertOfImport(tx, counts, what);
}

/** Takes back that somebody voted, as far as nobody has read it. */
export async function forgetVote(tx: Transaction, vote: Proposed): Promise<void> {
  await deleteUnreadVotes(tx, vote);
}

/** Tells somebody that they were given work; nobody hears of what they gave themselves. */
export async function tellAssigned(
  tx: Transaction,
  given: { readonly assignmentId: string; readonly assigneeId: string; readonly actorId: string },
): Promise<void> {
  const { assignmentId, assigneeId, actorId } = given;
  if (assigneeId === actorId) return;
  await insertNotifications(tx, [{ userId: assigneeId, kind: "assigned" }], { assignmentId, actorId });
}

/** Takes back that somebody was given work, as far as nobody has read it. */
export async function forgetAssigned(tx: Transaction, assignmentId: string): Promise<void> {
  await deleteUnreadAssigned(tx, assignmentId);
}

/**
 * Tells who translated a rendering that it was sent back: who confirmed it last or, when nobody did, who wrote it last,
 * if they are still in the project. Sent back again before it was read, it is told once.
 */
export async function tellReturned(
  tx: Transaction,
  returned: { readonly renderingId: string; readonly actorId: string; readonly projectId: string },
): Promise<void> {
  const { renderingId, actorId, projectId } = returned;
  const userId = await findTranslator(tx, { renderingId, projectId });
  if (userId === null || userId === actorId) return;
  await deleteUnreadReturned(tx, { renderingId, userId });
  await insertNotifications(tx, [{ userId, kind: "returned" }], { renderingId, actorId });
}

/** Takes back that a rendering was sent back, as far as nobody has read it. */
export async function forgetReturned(tx: Transaction, renderingId: string): Promise<void> {
  await deleteUnreadReturned(tx, { renderingId });
}

/** Tells who asked for a file that it was made in the background, or could not be; of several starts, how the last ended. */
export async function tellPrepared(
  tx: Transaction,
  { jobId, userId, isMade }: { readonly jobId: string; readonly userId: string; readonly isMade: boolean },
): Promise<void> {
  await deleteUnreadPrepared(tx, jobId);
  const kind = isMade ? "prepared" : "unprepared";
  await insertNotifications(tx, [{ userId, kind }], { jobId, actorId: userId });
}
