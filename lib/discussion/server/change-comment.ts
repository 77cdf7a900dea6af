import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { announceDiscussion } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { authorizeTalk, type Home, mayModerate } from "./authorize-talk";
import { checkOwn } from "./delete-annotation";
import { readHomePeople } from "./home-people";
import { insertNotifications } from "./notification-store";
import { presentComment } from "./present-threads";
import type { CommentView } from "./thread-schema";
import { changeComment, type FoundComment, findComment, placeOf, setMentions } from "./thread-store";
import { checkMentions, type NewComment } from "./write-comment";

type Place = { readonly tx: Transaction; readonly home: Home };

/**
 * Changes one's own comment; who is mentioned only now hears of it.
 *
 * @throws AppError `not-found`; `forbidden` for a comment of somebody else; `invalid` for mentions
 */
export async function editComment(
  actor: Actor,
  commentId: string,
  { body, mentions }: NewComment,
): Promise<CommentView> {
  const home = await authorizeTalk(actor, "translate", { commentId });
  return transaction(async (tx) => {
    const before = await readComment({ tx, home }, commentId, false);
    if (before.authorId !== actor.id)
      throw new AppError("forbidden", "Only its author may change a comment.", { key: "notYours" });
    const mentioned = checkMentions(mentions, await readHomePeople(tx, home));
    await changeComment(tx, commentId, { body, editedAt: new Date() });
    const added = await setMentions(tx, commentId, mentioned);
    const recipients = added
      .filter((userId) => userId !== actor.id)
      .map((userId) => ({ userId, kind: "mention" as const }));
    await insertNotifications(tx, recipients, { threadId: before.threadId, commentId, actorId: actor.id });
    return viewComment({ tx, home }, commentId);
  });
}

/** Takes a comment away: one's own, or anybody's as a reviewer. `restoreComment` brings it back. */
export async function deleteComment(actor: Actor, commentId: string): Promise<void> {
  await setDeleted(actor, commentId, true);
}

/** @throws AppError `not-found` unless it was deleted; `forbidden` as for deleting */
export function restoreComment(actor: Actor, commentId: string): Promise<CommentView> {
  return setDeleted(actor, commentId, false);
}

async function setDeleted(actor: Actor, commentId: string, deleted: boolean): Promise<CommentView> {
  const home = await authorizeTalk(actor, "translate", { commentId });
  return transaction(async (tx) => {
    const before = await readComment({ tx, home }, commentId, !deleted);
    checkOwn({ userId: actor.id, mayModerate: mayModerate(actor, home) }, before.authorId);
    await changeComment(tx, commentId, { deletedAt: deleted ? new Date() : null });
    const action = deleted ? "comment.delete" : "comment.restore";
    const { projectId } = placeOf(home);
    const event = { action, objectType: "comment", objectId: commentId };
    await audit(actor, projectId === null ? event : { ...event, projectId }, tx);
    return viewComment({ tx, home }, commentId);
  });
}

/** A comment that must be there, or must have been deleted. */
async function readComment({ tx, home }: Place, id: string, deleted: boolean): Promise<FoundComment> {
  const found = await findComment(tx, home, id);
  if (found === null || (found.deletedAt !== null) !== deleted) throw notFound("This comment");
  return found;
}

/** The comment as it stands, told to everybody who has its document open. */
async function viewComment({ tx, home }: Place, id: string): Promise<CommentView> {
  const row = await findComment(tx, home, id);
  if (row === null) throw notFound("This comment");
  const { documentId } = row.thread;
  if (documentId !== null) await announceDiscussion(tx, documentId, null);
  return presentComment(row);
}
