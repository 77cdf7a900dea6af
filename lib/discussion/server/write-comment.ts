import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { chooseRecipients, type NotificationKind } from "@/lib/discussion/core/recipients";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { insertNotifications } from "./notification-store";
import {
  changeThread,
  findThread,
  insertComment,
  insertThread,
  readMemberIds,
  type ThreadRow,
} from "./thread-store";

type Place = { readonly tx: Transaction; readonly grant: Grant };

export type NewComment = { readonly body: string; readonly mentions: readonly string[] };

/** What a discussion is about; `type` names a kind of thing, of this room or another. */
export type Subject = {
  readonly type: string;
  readonly id: string;
  readonly documentId: string | null;
  readonly annotationId?: string;
  readonly paragraphId?: string;
  readonly trackId?: string;
  /** Whose rendering it is about, if it is about one. */
  readonly renderedBy: string | null;
};

/** Begins a discussion with its first comment. @returns the thread's id */
export async function beginThread(place: Place, subject: Subject, comment: NewComment): Promise<string> {
  const { tx, grant } = place;
  const threadId = await insertThread(tx, {
    ...{ projectId: grant.projectId, documentId: subject.documentId, createdById: grant.userId },
    ...{ subjectType: subject.type, subjectId: subject.id },
    ...{ annotationId: subject.annotationId ?? null, paragraphId: subject.paragraphId ?? null },
    trackId: subject.trackId ?? null,
  });
  await writeComment(place, { threadId, participants: [], renderedBy: subject.renderedBy }, comment);
  return threadId;
}

/**
 * Writes a comment, and tells those whom it concerns. @returns its id
 *
 * @throws AppError `invalid` when somebody is mentioned who is no member: nobody else could open it
 */
export async function writeComment(
  { tx, grant }: Place,
  where: {
    readonly threadId: string;
    readonly participants: readonly string[];
    readonly renderedBy: string | null;
  },
  { body, mentions }: NewComment,
): Promise<string> {
  const { threadId, participants, renderedBy } = where;
  const members = await readMemberIds(tx, grant);
  const mentioned = checkMentions(mentions, members);
  const authorId = grant.userId;
  const commentId = await insertComment(tx, { threadId, authorId, body, mentions: mentioned });
  await changeThread(tx, threadId, { lastCommentAt: new Date() });
  const recipients = chooseRecipients({ authorId, mentioned, participants, renderedBy, members });
  await insertNotifications(tx, recipients, { threadId, commentId, actorId: authorId });
  return commentId;
}

/** Each once. @throws AppError `invalid` for those who are no members */
export function checkMentions(mentions: readonly string[], members: ReadonlySet<string>): string[] {
  if (!mentions.every((userId) => members.has(userId))) {
    const sentence = "Only members of the project can be mentioned.";
    throw new AppError("invalid", `The request is not valid: mentions: ${sentence}`, {
      ...{ key: "mentionNoMember", fields: { mentions: sentence } },
    });
  }
  return [...new Set(mentions)];
}

/** Who wrote in a discussion, or began it. */
export function participantsOf({ createdById, comments }: ThreadRow): string[] {
  const authors = comments.filter(({ deletedAt }) => deletedAt === null).map(({ authorId }) => authorId);
  return [...new Set([createdById, ...authors])];
}

/** Tells everybody who took part in a discussion of a change to it. */
export async function tellParticipants(
  { tx, grant }: Place,
  thread: ThreadRow,
  kind: NotificationKind,
): Promise<void> {
  const members = await readMemberIds(tx, grant);
  const recipients = participantsOf(thread)
    .filter((userId) => userId !== grant.userId && members.has(userId))
    .map((userId) => ({ userId, kind }));
  await insertNotifications(tx, recipients, { threadId: thread.id, commentId: null, actorId: grant.userId });
}

/** A thread that must be there. */
export async function readThread({ tx, grant }: Place, threadId: string): Promise<ThreadRow> {
  const thread = await findThread(tx, grant, threadId);
  if (thread === null) throw notFound("This discussion");
  return thread;
}
