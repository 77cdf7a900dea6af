import type { Actor } from "@/lib/accounts/core/actor";
import { scopeAllows } from "@/lib/accounts/core/rights";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import { toPage } from "@/lib/http/page";
import { AppError } from "@/lib/kernel/app-error";
import {
  countUnread,
  markNotifications,
  type NotificationRow,
  type Owner,
  readNotifications,
  readParagraphNumbers,
  type Which,
} from "./notification-store";
import type { Inbox, NotificationView } from "./thread-schema";

const EXCERPT = 300;

const ownerOf = (actor: Actor): Owner => ({ userId: actor.id, onlyProjectId: actor.onlyProjectId });

/** What concerns the actor, newest first: only what they may open now, in the words that stand there now. */
export async function listNotifications(
  actor: Actor,
  asked: { readonly limit: number; readonly cursor?: string | undefined; readonly unread: "true" | "false" },
): Promise<Inbox> {
  const owner = ownerOf(actor);
  const rows = await readNotifications(owner, {
    ...{ limit: asked.limit, before: asked.cursor, isUnread: asked.unread === "true" },
  });
  const numbers = await readParagraphNumbers(rows.flatMap((row) => paragraphOf(row) ?? []));
  const page = toPage(
    rows.map((row) => present(row, numbers)),
    asked.limit,
    (item) => item.id,
  );
  return { ...page, unreadCount: await countUnread(owner) };
}

/**
 * Marks the actor's notifications, those of others never.
 *
 * @throws AppError `forbidden` for a token that may only read
 */
export async function markRead(
  actor: Actor,
  { read, ...which }: Which & { readonly read: boolean },
): Promise<{ readonly unreadCount: number }> {
  if (actor.scopes !== null && !scopeAllows(actor.scopes, "translate")) {
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  }
  const owner = ownerOf(actor);
  await markNotifications(owner, which, read);
  return { unreadCount: await countUnread(owner) };
}

function present(row: NotificationRow, numbers: ReadonlyMap<string, number>): NotificationView {
  const { thread } = row;
  const track = row.assignment?.track ?? row.rendering?.track ?? null;
  const place = track?.document ?? row.job?.document ?? null;
  const project = place?.project ?? thread?.project ?? null;
  const document = place ?? thread?.document ?? null;
  const proposal = row.termProposal ?? thread?.termProposal ?? null;
  const quote = thread?.annotation?.quote ?? null;
  const paragraphId = paragraphOf(row);
  return {
    ...{ id: row.id, kind: row.kind, threadId: row.threadId, actor: row.actor },
    ...{ projectId: project?.id ?? null, projectName: project?.name ?? null },
    ...{ documentId: document?.id ?? null, documentTitle: document?.title ?? null },
    ...{ assignmentId: row.assignment?.id ?? null, trackId: track?.id ?? null, paragraphId },
    exportId: row.job?.id ?? null,
    glossaryImport: importOf(row),
    paragraphNumber: (paragraphId === null ? undefined : numbers.get(paragraphId)) ?? null,
    proposal:
      proposal === null
        ? null
        : {
            ...{ id: proposal.id, glossaryName: proposal.glossary.name },
            term: namingTerm(proposal.concept?.terms ?? [], proposal.glossary.sourceLanguage)?.text ?? "",
          },
    excerpt: cut(wordsOf(row)),
    quote: quote === null ? null : cut(quote),
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

/** The import that was undone. */
function importOf({ glossaryImport, proposalCount }: NotificationRow): NotificationView["glossaryImport"] {
  if (glossaryImport === null) return null;
  const { id, fileName, glossary } = glossaryImport;
  return { id, fileName, glossaryId: glossary.id, glossaryName: glossary.name, count: proposalCount ?? 0 };
}

/** The paragraph where work begins, or whose rendering was sent back. */
function paragraphOf({ assignment, rendering }: NotificationRow): string | null {
  if (rendering !== null) return rendering.paragraph.joinedIntoId ?? rendering.paragraph.id;
  return assignment?.fromParagraphId ?? null;
}

/** What was said: in the comment, under it last, why it was proposed or sent back, what is to be done, or a file's name. */
function wordsOf({ comment, thread, termProposal, assignment, rendering, job }: NotificationRow): string {
  const proposal = termProposal ?? thread?.termProposal ?? null;
  const said = comment?.body ?? thread?.comments[0]?.body ?? proposal?.reason;
  return said ?? assignment?.note ?? job?.fileName ?? rendering?.revisions[0]?.comment ?? "";
}

/** Never half of a surrogate pair. */
function cut(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}
