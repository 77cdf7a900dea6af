import type { Grant } from "@/lib/accounts/core/grant";
import type { Role } from "@/lib/accounts/core/rights";
import { database, type Transaction } from "@/lib/db/database";
import type { Prisma } from "@/lib/db/generated/client";

const documents = { _count: { select: { documents: { where: { deletedAt: null } } } } } as const;

/** A person's projects, or the deleted ones that they own, newest first; one more than `limit`, to tell whether there is a next page. */
export function readProjects(
  userId: string,
  options: { limit: number; after?: string; deleted: boolean; onlyProjectId: string | null },
) {
  return database().membership.findMany({
    where: {
      userId,
      project: { deletedAt: options.deleted ? { not: null } : null },
      ...(options.deleted && { role: "owner" }),
      AND: [
        options.after !== undefined ? { projectId: { lt: options.after } } : {},
        options.onlyProjectId !== null ? { projectId: options.onlyProjectId } : {},
      ],
    },
    orderBy: { projectId: "desc" },
    take: options.limit + 1,
    select: { role: true, project: { include: documents } },
  });
}

export function readProject(grant: Grant, tx: Transaction = database()) {
  return tx.project.findUniqueOrThrow({ where: { id: grant.projectId }, include: documents });
}

export async function insertProject(
  data: { name: string; sourceLanguage: string; targetLanguage: string; isSample?: boolean },
  ownerId: string,
  tx: Transaction,
) {
  return tx.project.create({
    data: { ...data, memberships: { create: { userId: ownerId, role: "owner" } } },
    include: documents,
  });
}

export function changeProject(
  grant: Grant<"manage">,
  data: Prisma.ProjectUpdateInput,
  tx: Transaction = database(),
) {
  return tx.project.update({ where: { id: grant.projectId }, data, include: documents });
}

/** Changes what a project says of itself; false when it is no longer what was seen. */
export async function editProject(
  grant: Grant<"manage">,
  data: Prisma.ProjectUpdateManyMutationInput,
  seen: number | null,
  tx: Transaction,
): Promise<boolean> {
  const { count } = await tx.project.updateMany({
    where: { id: grant.projectId, ...(seen !== null && { revision: seen }) },
    data: { ...data, revision: { increment: 1 } },
  });
  return count > 0;
}

/** A deleted project that the person owns; the ordinary door does not open to it. */
export function findDeletedProject(userId: string, projectId: string) {
  return database().project.findFirst({
    where: { id: projectId, deletedAt: { not: null }, memberships: { some: { userId, role: "owner" } } },
    include: documents,
  });
}

export function undeleteProject(id: string, tx: Transaction) {
  return tx.project.update({ where: { id }, data: { deletedAt: null }, include: documents });
}

const person = { select: { id: true, name: true, email: true } } as const;

export function readMembers(grant: Grant) {
  return database().membership.findMany({
    where: { projectId: grant.projectId },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    include: { user: person },
  });
}

/** Locks the project's memberships, so that two owners cannot remove each other at once. */
export async function lockMembers(
  grant: Grant,
  tx: Transaction,
): Promise<readonly { userId: string; role: Role }[]> {
  await tx.$queryRaw`SELECT id::text FROM "Project" WHERE id = ${grant.projectId}::uuid FOR NO KEY UPDATE`;
  return tx.membership.findMany({
    where: { projectId: grant.projectId },
    select: { userId: true, role: true },
  });
}

export function updateMember(grant: Grant<"manage">, userId: string, role: Role, tx: Transaction) {
  return tx.membership.update({
    where: { userId_projectId: { userId, projectId: grant.projectId } },
    data: { role },
    include: { user: person },
  });
}

export async function deleteMember(grant: Grant, userId: string, tx: Transaction): Promise<void> {
  await tx.membership.delete({ where: { userId_projectId: { userId, projectId: grant.projectId } } });
}

/** Makes someone a member; who is one already keeps the role they have. */
export async function addMember(
  projectId: string,
  userId: string,
  role: Role,
  tx: Transaction,
): Promise<void> {
  await tx.membership.upsert({
    where: { userId_projectId: { userId, projectId } },
    create: { userId, projectId, role },
    update: {},
  });
}

const open = () => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } });

export function readInvitations(grant: Grant<"manage">) {
  return database().invitation.findMany({
    where: { projectId: grant.projectId, ...open() },
    orderBy: { createdAt: "desc" },
  });
}

export function insertInvitation(
  grant: Grant<"manage">,
  data: { role: Role; email: string | null; tokenHash: string; expiresAt: Date },
  tx: Transaction,
) {
  return tx.invitation.create({ data: { ...data, projectId: grant.projectId, invitedById: grant.userId } });
}

export async function markRevoked(grant: Grant<"manage">, id: string, tx: Transaction): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, projectId: grant.projectId, ...open() },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}

/** Takes back what a person who no longer manages has sent out: else they could let themselves in again. */
export async function revokeInvitationsBy(grant: Grant, invitedById: string, tx: Transaction): Promise<void> {
  await tx.invitation.updateMany({
    where: { projectId: grant.projectId, invitedById, ...open() },
    data: { revokedAt: new Date() },
  });
}

export function findInvitation(tokenHash: string, tx: Transaction = database()) {
  return tx.invitation.findFirst({
    where: { tokenHash, ...open(), project: { deletedAt: null } },
    include: { project: { select: { name: true } } },
  });
}

/** The project of a link that was accepted, for one of its members. */
export async function readJoinedProject(userId: string, tokenHash: string): Promise<string | null> {
  const found = await database().invitation.findFirst({
    where: {
      tokenHash,
      acceptedAt: { not: null },
      project: { deletedAt: null, memberships: { some: { userId } } },
    },
    select: { projectId: true },
  });
  return found?.projectId ?? null;
}

/** Uses the invitation up; false when somebody was faster. */
export async function markAccepted(id: string, tx: Transaction): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, ...open() },
    data: { acceptedAt: new Date() },
  });
  return count > 0;
}
