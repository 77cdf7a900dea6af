import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import type { Recipient } from "@/lib/discussion/core/recipients";

const withWords = {
  actor: { select: { id: true, name: true } },
  comment: { select: { body: true, deletedAt: true } },
  thread: {
    select: {
      project: { select: { id: true, name: true } },
      document: { select: { id: true, title: true } },
      annotation: { select: { quote: true } },
      comments: { where: { deletedAt: null }, orderBy: { id: "desc" }, take: 1, select: { body: true } },
    },
  },
} as const satisfies Prisma.NotificationInclude;

export type NotificationRow = Prisma.NotificationGetPayload<{ include: typeof withWords }>;

/** Whose notifications; a token of one project reaches only those of that project. */
export type Owner = { readonly userId: string; readonly onlyProjectId: string | null };

/** Those of a person that lead to something they may open now. */
const isOpenTo = ({ userId, onlyProjectId }: Owner) =>
  ({
    userId,
    thread: {
      comments: { some: { deletedAt: null } },
      project: { deletedAt: null, memberships: { some: { userId } } },
      ...(onlyProjectId !== null && { projectId: onlyProjectId }),
      AND: [
        { OR: [{ documentId: null }, { document: { deletedAt: null } }] },
        { OR: [{ annotationId: null }, { annotation: { deletedAt: null } }] },
      ],
    },
    OR: [{ commentId: null }, { comment: { deletedAt: null } }],
  }) satisfies Prisma.NotificationWhereInput;

/** A person's notifications, newest first, one more than `limit`. */
export function readNotifications(
  owner: Owner,
  options: { readonly limit: number; readonly before?: string | undefined; readonly isUnread: boolean },
): Promise<NotificationRow[]> {
  return database().notification.findMany({
    where: {
      ...isOpenTo(owner),
      ...(options.before !== undefined && { id: { lt: options.before } }),
      ...(options.isUnread && { readAt: null }),
    },
    orderBy: { id: "desc" },
    take: options.limit + 1,
    include: withWords,
  });
}

export function countUnread(owner: Owner): Promise<number> {
  return database().notification.count({ where: { ...isOpenTo(owner), readAt: null } });
}

export async function insertNotifications(
  tx: Transaction,
  recipients: readonly Recipient[],
  what: { readonly threadId: string; readonly commentId: string | null; readonly actorId: string },
): Promise<void> {
  if (recipients.length === 0) return;
  await tx.notification.createMany({ data: recipients.map((recipient) => ({ ...recipient, ...what })) });
}

/** Marks a person's notifications: those with these ids, those of a thread, or all. */
export async function markNotifications(
  owner: Owner,
  which: { readonly ids?: readonly string[] | undefined; readonly threadId?: string | undefined },
  read: boolean,
): Promise<void> {
  await database().notification.updateMany({
    where: {
      ...{ ...isOpenTo(owner), readAt: read ? null : { not: null } },
      ...(which.ids !== undefined && { id: { in: [...which.ids] } }),
      ...(which.threadId !== undefined && { threadId: which.threadId }),
    },
    data: { readAt: read ? new Date() : null },
  });
}
