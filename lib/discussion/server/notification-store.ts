import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import { sqlOf } from "@/lib/db/sql";
import type { Recipient } from "@/lib/discussion/core/recipients";
import { ownGlossaries } from "@/lib/glossary/server/own-glossaries";
import { TRANSLATED_BY } from "@/lib/renderings/server/translated-by";

const proposalWords = {
  select: {
    ...{ id: true, reason: true },
    glossary: { select: { name: true, sourceLanguage: true } },
    concept: {
      select: {
        terms: { orderBy: { position: "asc" }, select: { language: true, status: true, text: true } },
      },
    },
  },
} as const satisfies Prisma.TermProposalDefaultArgs;

const inProject = {
  select: { id: true, title: true, project: { select: { id: true, name: true } } },
} as const satisfies Prisma.DocumentDefaultArgs;

const inDocument = {
  select: { id: true, document: inProject },
} as const satisfies Prisma.TrackDefaultArgs;

const withWords = {
  actor: { select: { id: true, name: true } },
  comment: { select: { body: true, deletedAt: true } },
  termProposal: proposalWords,
  assignment: { select: { id: true, note: true, fromParagraphId: true, track: inDocument } },
  job: { select: { id: true, fileName: true, document: inProject } },
  glossaryImport: { select: { id: true, fileName: true, glossary: { select: { id: true, name: true } } } },
  rendering: {
    select: {
      track: inDocument,
      paragraph: { select: { id: true, joinedIntoId: true } },
      revisions: {
        ...{ where: { cause: "state", needsWork: true }, orderBy: { revision: "desc" }, take: 1 },
        select: { comment: true },
      },
    },
  },
  thread: {
    select: {
      project: { select: { id: true, name: true } },
      termProposal: proposalWords,
      document: { select: { id: true, title: true } },
      annotation: { select: { quote: true } },
      comments: { where: { deletedAt: null }, orderBy: { id: "desc" }, take: 1, select: { body: true } },
    },
  },
} as const satisfies Prisma.NotificationInclude;

export type NotificationRow = Prisma.NotificationGetPayload<{ include: typeof withWords }>;

/** Whose notifications; a token of one project reaches only those of that project. */
export type Owner = { readonly userId: string; readonly onlyProjectId: string | null };

/** Projects in which the person is. */
const isIn = ({ userId, onlyProjectId }: Owner) =>
  ({
    deletedAt: null,
    memberships: { some: { userId } },
    ...(onlyProjectId !== null && { id: onlyProjectId }),
  }) satisfies Prisma.ProjectWhereInput;

/** Of a glossary that the person may read: through a project, or because it is their own. */
const isReadBy = (owner: Owner) =>
  ({
    glossary: {
      deletedAt: null,
      OR: [
        { links: { some: { project: isIn(owner) } } },
        ...(owner.onlyProjectId === null ? [ownGlossaries(owner.userId)] : []),
      ],
    },
  }) satisfies Prisma.TermProposalWhereInput & Prisma.GlossaryImportWhereInput;

/** Tracks that the person may read. */
const isTrackOf = (owner: Owner) =>
  ({ deletedAt: null, document: { deletedAt: null, project: isIn(owner) } }) satisfies Prisma.TrackWhereInput;

/** Those of a person that lead to something they may open now. */
const isOpenTo = (owner: Owner) =>
  ({
    userId: owner.userId,
    AND: [
      { OR: [{ commentId: null }, { comment: { deletedAt: null } }] },
      {
        OR: [
          { termProposal: isReadBy(owner) },
          { glossaryImport: isReadBy(owner) },
          { assignment: { deletedAt: null, assigneeId: owner.userId, track: isTrackOf(owner) } },
          { rendering: { track: isTrackOf(owner), paragraph: { excluded: false } } },
          { job: { removedAt: null, document: { deletedAt: null, project: isIn(owner) } } },
          {
            thread: {
              comments: { some: { deletedAt: null } },
              AND: [
                { OR: [{ project: isIn(owner) }, { termProposal: isReadBy(owner) }] },
                { OR: [{ documentId: null }, { document: { deletedAt: null } }] },
                { OR: [{ annotationId: null }, { annotation: { deletedAt: null } }] },
              ],
            },
          },
        ],
      },
    ],
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
  what: { readonly actorId: string } & (
    | { readonly threadId: string; readonly commentId: string | null }
    | { readonly termProposalId: string }
    | { readonly assignmentId: string }
    | { readonly renderingId: string }
    | { readonly jobId: string }
  ),
): Promise<void> {
  if (recipients.length === 0) return;
  await tx.notification.createMany({ data: recipients.map((recipient) => ({ ...recipient, ...what })) });
}

/** That an import was undone, for each person with how many proposals of theirs went with it. */
export async function insertOfImport(
  tx: Transaction,
  counts: ReadonlyMap<string, number>,
  what: { readonly glossaryImportId: string; readonly actorId: string },
): Promise<void> {
  const data = [...counts].map(([userId, proposalCount]) => ({
    ...{ userId, proposalCount, kind: "importUndone" as const },
    ...what,
  }));
  await tx.notification.createMany({ data });
}

/** Takes back that somebody voted on a proposal, as far as nobody has read it. */
export async function deleteUnreadVotes(
  tx: Transaction,
  vote: { readonly termProposalId: string; readonly actorId: string },
): Promise<void> {
  await tx.notification.deleteMany({ where: { ...vote, kind: "voted", readAt: null } });
}

export async function deleteUnreadAssigned(tx: Transaction, assignmentId: string): Promise<void> {
  await tx.notification.deleteMany({ where: { assignmentId, kind: "assigned", readAt: null } });
}

export async function deleteUnreadReturned(
  tx: Transaction,
  returned: { readonly renderingId: string; readonly userId?: string },
): Promise<void> {
  await tx.notification.deleteMany({ where: { ...returned, kind: "returned", readAt: null } });
}

export async function deleteUnreadPrepared(tx: Transaction, jobId: string): Promise<void> {
  await tx.notification.deleteMany({ where: { jobId, readAt: null } });
}

/** Who translated a rendering of the project, if they are a member of it now. */
export async function findTranslator(
  tx: Transaction,
  { renderingId, projectId }: { readonly renderingId: string; readonly projectId: string },
): Promise<string | null> {
  const [row] = await sqlOf(tx)<{ userId: string }>(
    `SELECT m."userId"::text AS "userId" FROM "Rendering" r JOIN "Membership" m ON m."userId" = ${TRANSLATED_BY}
     WHERE r."id" = $1::uuid AND m."projectId" = $2::uuid`,
    [renderingId, projectId],
  );
  return row?.userId ?? null;
}

/** The numbers of paragraphs as they are shown now, from 1; one that was joined has that of the row it was joined into. */
export async function readParagraphNumbers(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await sqlOf(database())<{ id: string; number: number }>(
    `SELECT g."id"::text AS id, greatest(1, (SELECT count(*)::int FROM "Paragraph" p WHERE p."documentId" = g."documentId"
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL AND p."orderKey" <= coalesce(h."orderKey", g."orderKey"))) AS number
     FROM "Paragraph" g LEFT JOIN "Paragraph" h ON h."id" = g."joinedIntoId" WHERE g."id" = ANY($1::uuid[])`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

const isOfProposal = (termProposalId: string) =>
  ({ OR: [{ termProposalId }, { thread: { termProposalId } }] }) satisfies Prisma.NotificationWhereInput;

export type Which = {
  readonly ids?: readonly string[] | undefined;
  readonly threadId?: string | undefined;
  /** With all that was said under it. */
  readonly proposalId?: string | undefined;
};

/** Marks a person's notifications: those with these ids, those of a thread or a proposal, or all. */
export async function markNotifications(
  owner: Owner,
  { ids, threadId, proposalId }: Which,
  read: boolean,
): Promise<void> {
  await database().notification.updateMany({
    where: {
      ...{ ...isOpenTo(owner), readAt: read ? null : { not: null } },
      ...(proposalId !== undefined && isOfProposal(proposalId)),
      ...(ids !== undefined && { id: { in: [...ids] } }),
      ...(threadId !== undefined && { threadId }),
    },
    data: { readAt: read ? new Date() : null },
  });
}
