import type { Role } from "@/lib/accounts/core/rights";
import { database, type Transaction } from "@/lib/db/database";

/** A thing that lies in a memory, by the id that the request named. */
export type MemoryTarget = { readonly memoryId: string } | { readonly memoryImportId: string };

export type FoundMemory = {
  readonly memoryId: string;
  readonly ownProjectId: string;
  /** Every project that is linked to the memory and that the person is a member of. */
  readonly ways: readonly {
    readonly projectId: string;
    readonly role: Role;
    readonly right: "read" | "write";
  }[];
};

/** How a person reaches a memory; null when there is none. */
export async function findMemoryAccess(
  userId: string,
  target: MemoryTarget,
  { withSuspended = false }: { readonly withSuspended?: boolean } = {},
  tx: Transaction = database(),
): Promise<FoundMemory | null> {
  const memoryId =
    "memoryId" in target
      ? target.memoryId
      : (await tx.memoryImport.findUnique({ where: { id: target.memoryImportId } }))?.memoryId;
  if (memoryId === undefined) return null;
  const row = await tx.memory.findFirst({
    where: { id: memoryId, project: { deletedAt: null } },
    include: {
      links: {
        where: { project: { deletedAt: null }, ...(!withSuspended && { suspendedAt: null }) },
        include: { project: { select: { memberships: { where: { userId } } } } },
      },
    },
  });
  if (row === null) return null;
  return {
    memoryId,
    ownProjectId: row.projectId,
    ways: row.links.flatMap(({ projectId, right, project }) =>
      project.memberships.map(({ role }) => ({ projectId, role, right })),
    ),
  };
}

/** The projects that a person is a member of. */
export async function readMemberProjectIds(userId: string): Promise<readonly string[]> {
  const rows = await database().membership.findMany({
    where: { userId, project: { deletedAt: null } },
    select: { projectId: true },
  });
  return rows.map(({ projectId }) => projectId);
}
