import type { Actor } from "@/lib/accounts/core/actor";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { authorizeTalk } from "./authorize-talk";
import { viewThread } from "./create-thread";
import type { CommentView } from "./thread-schema";
import { type NewComment, participantsOf, readThread, writeComment } from "./write-comment";

/**
 * Writes in a discussion.
 *
 * @throws AppError `not-found`, `forbidden`; `invalid` when somebody is mentioned who is no member
 */
export async function addComment(actor: Actor, threadId: string, comment: NewComment): Promise<CommentView> {
  const home = await authorizeTalk(actor, "translate", { threadId });
  return transaction(async (tx) => {
    const thread = await readThread({ tx, home }, threadId);
    const where = { threadId, participants: participantsOf(thread), renderedBy: null };
    const commentId = await writeComment({ tx, home }, where, comment);
    const { comments } = await viewThread({ tx, home }, threadId);
    const view = comments.find(({ id }) => id === commentId);
    if (view === undefined) throw notFound("This comment");
    return view;
  });
}
