import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { authorizeMemory, type MemoryGrant, scopeOfActor, scopeOfProject } from "./authorize-memory";
import { feedForNow } from "./feed-memory";
import {
  answerForLink,
  deleteLink,
  readOutgoingLinks,
  readProjectLinks,
  readUnlinked,
  upsertLink,
} from "./link-store";
import type { MemoryLinkView, ProjectMemories } from "./schema";

/** The memories that are offered to a project, and those that an owner could link. */
export async function listProjectMemories(actor: Actor, projectId: string): Promise<ProjectMemories> {
  const grant = await authorize(actor, "view", { projectId });
  const { memories } = await scopeOfProject(grant);
  // Every project of the person's has its memory by then.
  await scopeOfActor(actor);
  const waiting = await feedForNow(memories.map((memory) => memory.projectId));
  const links = await readProjectLinks(grant);
  const others = actor.onlyProjectId === null ? await readUnlinked(grant) : [];
  return {
    waiting,
    items: links.map(({ right, suspendedAt, memory }) => ({
      ...{ id: memory.id, projectId: memory.projectId, projectName: memory.project.name },
      ...{ isOwn: memory.projectId === projectId, right, isSuspended: suspendedAt !== null },
      units: suspendedAt === null ? memory._count.units : 0,
    })),
    others: others.map(({ project, ...memory }) => ({ ...memory, projectName: project.name })),
  };
}

/**
 * Offers a memory to a project, whose members then read it, as long as who links it may: who reads it through another
 * project's link cannot pass it on. Linked again, a suspended link holds again.
 *
 * @throws AppError `not-found` to all but members of the memory's own project; `forbidden` to all but owners of the project
 *   that it is offered to, and for `write` to all but owners of the memory's own; `conflict` for a project's own memory
 */
export async function linkMemory(
  actor: Actor,
  { memoryId, projectId, right }: { memoryId: string; projectId: string; right: "read" | "write" },
): Promise<void> {
  const grant = await authorizeMemory(actor, right === "write" ? "manage" : "read", { memoryId });
  await authorize(actor, "view", { projectId: grant.ownProjectId });
  await authorize(actor, "manage", { projectId });
  refuseOwn(grant, projectId);
  await transaction(async (tx) => {
    await upsertLink(tx, grant, projectId, right);
    await tell(tx, actor, "memory.link", { memoryId, projectId });
  });
}

/** Takes a link away: by who owns the project that has it, or the memory's own project. */
export async function unlinkMemory(actor: Actor, memoryId: string, projectId: string): Promise<void> {
  const grant = await authorizeMemory(actor, "read", { memoryId }, { withSuspended: true });
  await authorizeMemory(actor, "manage", { memoryId }, { withSuspended: true }).catch(
    async (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== "forbidden") throw error;
      await authorize(actor, "manage", { projectId });
    },
  );
  refuseOwn(grant, projectId);
  await transaction(async (tx) => {
    if (!(await deleteLink(tx, grant, projectId))) throw notFound("This link");
    await tell(tx, actor, "memory.unlink", { memoryId, projectId });
  });
}

/** The other projects that a memory is offered to. @throws AppError `not-found`; `forbidden` to all but its owners */
export async function listMemoryLinks(actor: Actor, memoryId: string): Promise<readonly MemoryLinkView[]> {
  const rows = await readOutgoingLinks(await authorizeMemory(actor, "manage", { memoryId }));
  const people = await namesOf(rows.flatMap(({ linkedById }) => linkedById ?? []));
  return rows.map(({ projectId, project, right, linkedById, createdAt, suspendedAt }) => ({
    ...{ projectId, projectName: project.name, right, at: createdAt.toISOString() },
    linkedByName: (linkedById !== null && people.get(linkedById)) || null,
    isSuspended: suspendedAt !== null,
  }));
}

/**
 * Answers for a link whose maker lost the right to, so that it holds again.
 *
 * @throws AppError `not-found`; `forbidden` to all but owners of the memory's own project
 */
export async function confirmMemoryLink(actor: Actor, memoryId: string, projectId: string): Promise<void> {
  const grant = await authorizeMemory(actor, "manage", { memoryId });
  refuseOwn(grant, projectId);
  await transaction(async (tx) => {
    if (!(await answerForLink(tx, grant, projectId))) throw notFound("This link");
    await tell(tx, actor, "memory.confirm-link", { memoryId, projectId });
  });
}

function refuseOwn({ ownProjectId }: MemoryGrant, projectId: string): void {
  if (ownProjectId === projectId)
    throw new AppError("conflict", "A project keeps its own memory.", { key: "ownMemory" });
}

async function tell(
  tx: Transaction,
  actor: Actor,
  action: string,
  { memoryId, projectId }: { readonly memoryId: string; readonly projectId: string },
): Promise<void> {
  await audit(actor, { action, projectId, objectType: "memory", objectId: memoryId, details: {} }, tx);
}
