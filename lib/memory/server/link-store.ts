import type { Grant } from "@/lib/accounts/core/grant";
import { database, type Transaction } from "@/lib/db/database";
import type { MemoryGrant } from "./authorize-memory";

/** The memories offered to a project, its own first. */
export async function readProjectLinks(grant: Grant) {
  return database().memoryLink.findMany({
    where: { projectId: grant.projectId, memory: { project: { deletedAt: null } } },
    orderBy: { createdAt: "asc" },
    select: {
      ...{ right: true, suspendedAt: true },
      memory: {
        select: {
          ...{ id: true, projectId: true, project: { select: { name: true } } },
          _count: { select: { units: { where: { deletedAt: null } } } },
        },
      },
    },
  });
}

/** Other projects of the person's, whose memories are not offered to this one, or not any more. */
export function readUnlinked(grant: Grant) {
  return database().memory.findMany({
    where: {
      project: { deletedAt: null, memberships: { some: { userId: grant.userId } } },
      links: { none: { projectId: grant.projectId, suspendedAt: null } },
    },
    orderBy: { project: { name: "asc" } },
    select: { id: true, projectId: true, project: { select: { name: true } } },
  });
}

export async function upsertLink(
  tx: Transaction,
  { memoryId, userId: linkedById }: MemoryGrant,
  projectId: string,
  right: "read" | "write",
): Promise<void> {
  await tx.memoryLink.upsert({
    where: { memoryId_projectId: { memoryId, projectId } },
    create: { memoryId, projectId, right, linkedById },
    update: { right, linkedById, suspendedAt: null },
  });
}

/** The other projects that a memory is offered to, the oldest link first. */
export function readOutgoingLinks({ memoryId, ownProjectId }: MemoryGrant) {
  return database().memoryLink.findMany({
    where: { memoryId, projectId: { not: ownProjectId }, project: { deletedAt: null } },
    orderBy: [{ createdAt: "asc" }, { projectId: "asc" }],
    select: {
      ...{ projectId: true, right: true, linkedById: true, createdAt: true, suspendedAt: true },
      project: { select: { name: true } },
    },
  });
}

/** Lets a person answer for a link. Whether there is such a link. */
export async function answerForLink(
  tx: Transaction,
  { memoryId, userId: linkedById }: MemoryGrant,
  projectId: string,
): Promise<boolean> {
  const data = { linkedById, suspendedAt: null };
  const { count } = await tx.memoryLink.updateMany({ where: { memoryId, projectId }, data });
  return count > 0;
}

/** Whether there was such a link. */
export async function deleteLink(
  tx: Transaction,
  { memoryId }: MemoryGrant,
  projectId: string,
): Promise<boolean> {
  const { count } = await tx.memoryLink.deleteMany({ where: { memoryId, projectId } });
  return count > 0;
}
