import { z } from "zod";
import { NOTIFICATION_KINDS } from "@/lib/discussion/core/recipients";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf, wholeQuery } from "@/lib/http/page";
import { annotationSchema, commentFields } from "./schema";

const id = z.uuid();
const time = z.iso.datetime();
const person = z.object({ id, name: z.string() });
const documentParams = z.strictObject({ documentId: id });
const threadParams = z.strictObject({ threadId: id });
const commentParams = z.strictObject({ commentId: id });

export const commentSchema = z.object({
  id,
  threadId: id,
  author: person,
  /** Plain text; mark-up in it is text. Empty when deleted. */
  body: z.string(),
  mentions: z.array(person),
  createdAt: time,
  editedAt: time.nullable(),
  deleted: z.boolean(),
});
export type CommentView = z.output<typeof commentSchema>;

export const threadSchema = z.object({
  id,
  /** Null under the proposal of a term, which belongs to a glossary. */
  projectId: id.nullable(),
  documentId: id.nullable(),
  /** annotation, paragraph, rendering, or proposal (of a term). */
  subject: z.object({ type: z.string(), id }),
  annotation: annotationSchema.nullable(),
  /** The paragraph that shows its subject now. */
  paragraphId: id.nullable(),
  /** The track of the span or the rendering that it is about. */
  trackId: id.nullable(),
  createdBy: person,
  createdAt: time,
  lastCommentAt: time,
  resolvedAt: time.nullable(),
  resolvedBy: person.nullable(),
  /** Oldest first. */
  comments: z.array(commentSchema),
});
export type ThreadView = z.output<typeof threadSchema>;

export const listThreads = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/threads",
  summary:
    "Discussions with their comments, newest first: of the whole document or of one paragraph and all its tracks",
  policy: "view",
  params: documentParams,
  query: idPageQuery.extend({
    paragraph: id.optional(),
    state: z.enum(["open", "resolved"]).optional(),
    /** Only those that the person began, wrote in or is mentioned in. */
    mine: z.enum(["true", "false"]).default("false"),
  }),
  response: { status: 200, schema: pageOf(threadSchema) },
});

export const createThread = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/threads",
  summary: "Begin a discussion on a marked span, a paragraph or a rendering",
  policy: "translate",
  params: documentParams,
  body: z.strictObject({
    subject: z.strictObject({ type: z.enum(["annotation", "paragraph", "rendering"]), id }),
    ...commentFields,
  }),
  response: { status: 201, schema: threadSchema },
});

const proposalParams = z.strictObject({ proposalId: id });

export const listProposalThreads = defineOperation({
  method: "GET",
  path: "/proposals/{proposalId}/threads",
  summary: "Discussions under the proposal of a term with their comments, newest first",
  policy: "view",
  params: proposalParams,
  query: idPageQuery,
  response: { status: 200, schema: pageOf(threadSchema) },
});

export const createProposalThread = defineOperation({
  method: "POST",
  path: "/proposals/{proposalId}/threads",
  summary: "Begin a discussion under the proposal of a term; who proposed hears of it",
  policy: "translate",
  params: proposalParams,
  body: z.strictObject(commentFields),
  response: { status: 201, schema: threadSchema },
});

export const listProposalPeople = defineOperation({
  method: "GET",
  path: "/proposals/{proposalId}/people",
  summary:
    "Whom you may mention under a proposal: members of your own projects that use its glossary, and who took part",
  policy: "view",
  params: proposalParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(person) },
});

export const getThread = defineOperation({
  method: "GET",
  path: "/threads/{threadId}",
  summary: "One discussion with its comments",
  policy: "view",
  params: threadParams,
  response: { status: 200, schema: threadSchema },
});

export const addComment = defineOperation({
  method: "POST",
  path: "/threads/{threadId}/comments",
  summary: "Write in a discussion; who is mentioned, wrote there before or wrote the rendering hears of it",
  policy: "translate",
  params: threadParams,
  body: z.strictObject(commentFields),
  response: { status: 201, schema: commentSchema },
});

export const resolveThread = defineOperation({
  method: "POST",
  path: "/threads/{threadId}/resolve",
  summary: "Say that a discussion is settled",
  policy: "translate",
  params: threadParams,
  response: { status: 200, schema: threadSchema },
});

export const reopenThread = defineOperation({
  method: "POST",
  path: "/threads/{threadId}/reopen",
  summary: "Take up a discussion again",
  policy: "translate",
  params: threadParams,
  response: { status: 200, schema: threadSchema },
});

export const editComment = defineOperation({
  method: "PATCH",
  path: "/comments/{commentId}",
  summary: "Change one's own comment",
  policy: "translate",
  params: commentParams,
  body: z.strictObject(commentFields),
  response: { status: 200, schema: commentSchema },
});

export const deleteComment = defineOperation({
  method: "DELETE",
  path: "/comments/{commentId}",
  summary: "Take a comment away (its author, or a reviewer); it can be restored",
  policy: "translate",
  params: commentParams,
  response: { status: 204 },
});

export const restoreComment = defineOperation({
  method: "POST",
  path: "/comments/{commentId}/restore",
  summary: "Bring a deleted comment back",
  policy: "translate",
  params: commentParams,
  response: { status: 200, schema: commentSchema },
});

export const notificationSchema = z.object({
  id,
  kind: z.enum(NOTIFICATION_KINDS),
  /** Of the discussion; null for what became of a proposal itself. */
  threadId: id.nullable(),
  projectId: id.nullable(),
  projectName: z.string().nullable(),
  /** The proposal of a term that it is about. */
  proposal: z.object({ id, term: z.string(), glossaryName: z.string() }).nullable(),
  documentId: id.nullable(),
  documentTitle: z.string().nullable(),
  /** Of work that was given. */
  assignmentId: id.nullable(),
  /** Of work that was given, or of a rendering that was sent back. */
  trackId: id.nullable(),
  /** Where such work begins, or what was sent back; null for a whole document. */
  paragraphId: id.nullable(),
  /** The same as paragraphs are numbered now, from 1. */
  paragraphNumber: z.number().int().nullable(),
  /** The file that was prepared. */
  exportId: id.nullable(),
  /** The import that was undone, with how many of the person's proposals, or that they voted on, went with it. */
  glossaryImport: z
    .object({ id, fileName: z.string(), glossaryId: id, glossaryName: z.string(), count: z.number().int() })
    .nullable(),
  actor: person,
  /**
   * What the comment says, the last one of the thread, why it was proposed or sent back, the note of an assignment, the name
   * of a file; cut after 300 characters.
   */
  excerpt: z.string(),
  /** The marked words that it is about. */
  quote: z.string().nullable(),
  createdAt: time,
  readAt: time.nullable(),
});
export type NotificationView = z.output<typeof notificationSchema>;

export const listNotifications = defineOperation({
  method: "GET",
  path: "/me/notifications",
  summary: "What concerns the person, newest first; only what they may see now",
  policy: "signed-in",
  query: idPageQuery.extend({ unread: z.enum(["true", "false"]).default("false") }),
  response: {
    status: 200,
    schema: z.object({
      items: z.array(notificationSchema),
      nextCursor: z.string().nullable(),
      /** Of all of them, not of this page. */
      unreadCount: z.number().int(),
    }),
  },
});
export type Inbox = {
  readonly items: readonly NotificationView[];
  readonly nextCursor: string | null;
  readonly unreadCount: number;
};

export const readNotifications = defineOperation({
  method: "POST",
  path: "/me/notifications/read",
  summary:
    "Mark notifications as read or unread: those with these ids, those of a thread or of a proposal with all that is said under it, or all",
  policy: "signed-in",
  body: z.strictObject({
    ids: z.array(id).max(1000).optional(),
    threadId: id.optional(),
    proposalId: id.optional(),
    read: z.boolean().default(true),
  }),
  response: { status: 200, schema: z.object({ unreadCount: z.number().int() }) },
});
