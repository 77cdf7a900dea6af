import type { Transaction } from "@/lib/db/database";
import { chooseRecipients, type NotificationKind } from "@/lib/discussion/core/recipients";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { Home } from "./authorize-talk";
import { type HomePeople, readHomePeople } from "./home-people";
import { insertNotifications } from "./notification-store";
import {
  changeThread,
  findThread,
  insertComment,
  insertThread,
  placeOf,
  type ThreadRow,
} from "./thread-store";

type Place = { readonly tx: Transaction; readonly home: Home };

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
  const { tx, home } = place;
  const threadId = await insertThread(tx, {
    ...{ ...placeOf(home), documentId: subject.documentId, createdById: home.grant.userId },
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
 * @throws AppError `invalid` when somebody is mentioned who could not open it, or whom the person does not know
 */
export async function writeComment(
  { tx, home }: Place,
  where: {
    readonly threadId: string;
    readonly participants: readonly string[];
    readonly renderedBy: string | null;
  },
  { body, mentions }: NewComment,
): Promise<string> {
  const { threadId, participants, renderedBy } = where;
  const people = await readHomePeople(tx, home);
  const mentioned = checkMentions(mentions, people);
  const authorId = home.grant.userId;
  const commentId = await insertComment(tx, { threadId, authorId, body, mentions: mentioned });
  await changeThread(tx, threadId, { lastCommentAt: new Date() });
  const recipients = chooseRecipients({
    ...{ authorId, mentioned, participants, renderedBy },
    ...{ proposedBy: people.hostId, members: people.all },
  });
  await insertNotifications(tx, recipients, { threadId, commentId, actorId: authorId });
  return commentId;
}

/** Each once. @throws AppError `invalid` for those who are no members, or not known to the person */
export function checkMentions(
  mentions: readonly string[],
  { mentionable, hostId }: Pick<HomePeople, "mentionable" | "hostId">,
): string[] {
  if (!mentions.every((userId) => mentionable.has(userId))) {
    const [sentence, key] =
      hostId === null
        ? ["Only members of the project can be mentioned.", "mentionNoMember"]
        : ["Only members of your projects, and who took part, can be mentioned here.", "mentionNotKnown"];
    throw new AppError("invalid", `The request is not valid: mentions: ${sentence}`, {
      ...{ key, fields: { mentions: sentence } },
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
  { tx, home }: Place,
  thread: ThreadRow,
  kind: NotificationKind,
): Promise<void> {
  const { all, hostId } = await readHomePeople(tx, home);
  const actorId = home.grant.userId;
  const concerned = new Set([...participantsOf(thread), ...(hostId === null ? [] : [hostId])]);
  const recipients = [...concerned]
    .filter((userId) => userId !== actorId && all.has(userId))
    .map((userId) => ({ userId, kind }));
  await insertNotifications(tx, recipients, { threadId: thread.id, commentId: null, actorId });
}

/** A thread that must be there. */
export async function readThread({ tx, home }: Place, threadId: string): Promise<ThreadRow> {
  const thread = await findThread(tx, home, threadId);
  if (thread === null) throw notFound("This discussion");
  return thread;
}
