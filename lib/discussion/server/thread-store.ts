import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";
import type { Home, ProposalHome } from "./authorize-talk";

const withAll = {
  annotation: true,
  comments: {
    orderBy: { id: "asc" },
    include: {
      author: { select: { id: true, name: true } },
      mentions: { select: { user: { select: { id: true, name: true } } } },
    },
  },
} as const satisfies Prisma.ThreadInclude;

export type ThreadRow = Prisma.ThreadGetPayload<{ include: typeof withAll }>;
export type CommentRow = ThreadRow["comments"][number];

/** What a thread is kept with to lie there. */
export function placeOf(home: Home): {
  readonly projectId: string | null;
  readonly termProposalId: string | null;
} {
  return home.kind === "project"
    ? { projectId: home.grant.projectId, termProposalId: null }
    : { projectId: null, termProposalId: home.proposalId };
}

/** Threads that lie there: under a proposal, only of the glossary that the proof is for. */
const liesIn = (home: Home): Prisma.ThreadWhereInput =>
  home.kind === "project"
    ? { projectId: home.grant.projectId }
    : { termProposal: { id: home.proposalId, glossaryId: home.grant.glossaryId } };

/** Threads there that show something: a comment, and a subject that is not deleted. */
const isAlive = (home: Home) =>
  ({
    ...liesIn(home),
    comments: { some: { deletedAt: null } },
    AND: [
      { OR: [{ documentId: null }, { document: { deletedAt: null } }] },
      { OR: [{ annotationId: null }, { annotation: { deletedAt: null } }] },
    ],
  }) as const satisfies Prisma.ThreadWhereInput;

export type ThreadFilter = {
  readonly limit: number;
  readonly before?: string | undefined;
  /** Null for all. */
  readonly paragraphIds: readonly string[] | null;
  readonly resolved?: boolean | undefined;
  /** Only those that this person began, wrote in or is mentioned in. */
  readonly userId?: string | undefined;
};

/** Threads of a document, newest first, one more than `limit`. */
export function readThreads(
  tx: Transaction,
  grant: Grant,
  documentId: string,
  { limit, before, paragraphIds, resolved, userId }: ThreadFilter,
): Promise<ThreadRow[]> {
  const wanted: Prisma.ThreadWhereInput[] = [];
  if (paragraphIds !== null) {
    const among = { in: [...paragraphIds] };
    wanted.push({ OR: [{ paragraphId: among }, { annotation: { paragraphId: among } }] });
  }
  if (userId !== undefined) {
    const said = {
      some: { deletedAt: null, OR: [{ authorId: userId }, { mentions: { some: { userId } } }] },
    };
    wanted.push({ OR: [{ createdById: userId }, { comments: said }] });
  }
  const alive = isAlive({ kind: "project", grant });
  return tx.thread.findMany({
    where: {
      ...{ ...alive, documentId, AND: [...alive.AND, ...wanted] },
      ...(before !== undefined && { id: { lt: before } }),
      ...(resolved !== undefined && { resolvedAt: resolved ? { not: null } : null }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: withAll,
  });
}

/** Threads under a proposal, newest first, one more than `limit`. */
export function readThreadsOfProposal(
  tx: Transaction,
  home: ProposalHome,
  { limit, before }: Pick<ThreadFilter, "limit" | "before">,
): Promise<ThreadRow[]> {
  return tx.thread.findMany({
    where: { ...isAlive(home), ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: withAll,
  });
}

/** Null when it does not lie there, its subject is deleted, or nothing is left in it. */
export function findThread(tx: Transaction, home: Home, id: string): Promise<ThreadRow | null> {
  return tx.thread.findFirst({ where: { id, ...isAlive(home) }, include: withAll });
}

/** Who has said something there that stands. */
export async function readAuthors(tx: Transaction, home: Home): Promise<readonly string[]> {
  const rows = await tx.comment.findMany({
    where: { deletedAt: null, thread: liesIn(home) },
    distinct: ["authorId"],
    select: { authorId: true },
  });
  return rows.map(({ authorId }) => authorId);
}

export async function insertThread(
  tx: Transaction,
  data: Prisma.ThreadUncheckedCreateInput,
): Promise<string> {
  const { id } = await tx.thread.create({ data, select: { id: true } });
  return id;
}

export async function changeThread(
  tx: Transaction,
  id: string,
  data: Prisma.ThreadUncheckedUpdateInput,
): Promise<void> {
  await tx.thread.update({ where: { id }, data });
}

export async function insertComment(
  tx: Transaction,
  given: {
    readonly threadId: string;
    readonly authorId: string;
    readonly body: string;
    readonly mentions: readonly string[];
  },
): Promise<string> {
  const { mentions, ...data } = given;
  const { id } = await tx.comment.create({
    data: { ...data, mentions: { create: mentions.map((userId) => ({ userId })) } },
    select: { id: true },
  });
  return id;
}

const commentWith = {
  ...withAll.comments.include,
  thread: { select: { documentId: true, annotationId: true } },
};
export type FoundComment = Prisma.CommentGetPayload<{ include: typeof commentWith }>;

/** A comment that was made there, also a deleted one; null when there is none. */
export function findComment(tx: Transaction, home: Home, id: string): Promise<FoundComment | null> {
  return tx.comment.findFirst({
    where: { id, thread: liesIn(home) },
    include: commentWith,
  });
}

export async function changeComment(
  tx: Transaction,
  id: string,
  data: { readonly deletedAt: Date | null } | { readonly body: string; readonly editedAt: Date },
): Promise<void> {
  await tx.comment.update({ where: { id }, data });
}

/** Sets whom a comment mentions. @returns who was not mentioned in it before */
export async function setMentions(
  tx: Transaction,
  commentId: string,
  userIds: readonly string[],
): Promise<readonly string[]> {
  const before = await tx.mention.findMany({ where: { commentId }, select: { userId: true } });
  const known = new Set(before.map(({ userId }) => userId));
  await tx.mention.deleteMany({ where: { commentId, userId: { notIn: [...userIds] } } });
  const added = userIds.filter((userId) => !known.has(userId));
  await tx.mention.createMany({ data: added.map((userId) => ({ commentId, userId })) });
  return added;
}

/** Ids of everybody in the project. */
export async function readMemberIds(tx: Transaction, grant: Grant): Promise<ReadonlySet<string>> {
  const rows = await tx.membership.findMany({
    where: { projectId: grant.projectId },
    select: { userId: true },
  });
  return new Set(rows.map(({ userId }) => userId));
}
