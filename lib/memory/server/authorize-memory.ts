import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { can, type Right, scopeAllows } from "@/lib/accounts/core/rights";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { isSameLanguage } from "@/lib/text/core/language";
import { findMemoryAccess, type MemoryTarget, readMemberProjectIds } from "./authorize-store";
import { ensureMemory, readLinkedMemories, readScopeMemories, type ScopeMemory } from "./memory-store";

declare const proof: unique symbol;

/** Read what is offered, read it as one's own, write (import and undo imports), or look after who else may read it. */
export type MemoryRight = "read" | "own" | "write" | "manage";

/** Proof that someone holds a right in a memory. */
export type MemoryGrant = {
  readonly memoryId: string;
  readonly ownProjectId: string;
  readonly userId: string;
  readonly [proof]: true;
};

/** Proof that someone may read these memories: what searches and their stores ask for. */
export type MemoryScope = {
  readonly memories: readonly ScopeMemory[];
  /** The project that asks; null when none is named. */
  readonly projectId: string | null;
  readonly userId: string;
  readonly [proof]: true;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a member must be able to do in a linked project for each right. */
const NEEDED: Readonly<Record<MemoryRight, Right>> = {
  ...{ read: "view", own: "view", write: "review", manage: "manage" },
};

/**
 * The one door to a memory: through any project of the person's that is linked to it. Its own project's reviewers
 * write, and its owners manage; another project writes where its link says so. A link that is suspended is no way in, but
 * for those who end it.
 *
 * @throws AppError `not-found` to whoever may not even read it; `forbidden` to those who may not do this
 */
export async function authorizeMemory(
  actor: Actor,
  right: MemoryRight,
  target: MemoryTarget,
  options: { readonly withSuspended?: boolean } = {},
): Promise<MemoryGrant> {
  if (!Object.values(target).every((id) => UUID.test(id))) throw notFound();
  const found = await findMemoryAccess(actor.id, target, options);
  const ways = (found?.ways ?? []).filter(
    ({ projectId }) => actor.onlyProjectId === null || actor.onlyProjectId === projectId,
  );
  if (found === null || ways.length === 0) throw notFound();
  if (actor.scopes !== null && !scopeAllows(actor.scopes, "view")) throw notFound();
  const isAllowed = ways.some((way) => {
    if (!can(way.role, NEEDED[right])) return false;
    if (right === "manage" || right === "own") return way.projectId === found.ownProjectId;
    return right === "read" || way.right === "write";
  });
  if (!isAllowed)
    throw new AppError("forbidden", "Your role does not allow this in this memory.", { key: "memoryRole" });
  if (actor.scopes !== null && !scopeAllows(actor.scopes, NEEDED[right]))
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  const { memoryId, ownProjectId } = found;
  return { memoryId, ownProjectId, userId: actor.id } as unknown as MemoryGrant;
}

/**
 * The memories that are offered to a project: its own, and those that are linked, as far as they are of its languages.
 *
 * @param language the target's, BCP 47; the project's own when it is not said
 */
export async function scopeOfProject(grant: Grant, language?: string): Promise<MemoryScope> {
  await ensureMemory(grant.projectId);
  const linked = await readLinkedMemories([grant.projectId]);
  const own = linked.find(({ projectId }) => projectId === grant.projectId);
  const memories = linked.filter(
    (memory) =>
      own !== undefined &&
      isSameLanguage(memory.sourceLanguage, own.sourceLanguage) &&
      isSameLanguage(memory.targetLanguage, language ?? own.targetLanguage),
  );
  return { memories, projectId: grant.projectId, userId: grant.userId } as unknown as MemoryScope;
}

/** One memory. */
export async function scopeOfMemory(grant: MemoryGrant): Promise<MemoryScope> {
  const memories = await readScopeMemories([grant.memoryId]);
  return { memories, projectId: null, userId: grant.userId } as unknown as MemoryScope;
}

/** Every memory that a person reaches. */
export async function scopeOfActor(actor: Actor): Promise<MemoryScope> {
  if (actor.scopes !== null && !scopeAllows(actor.scopes, "view"))
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  const projectIds = (await readMemberProjectIds(actor.id)).filter(
    (id) => actor.onlyProjectId === null || actor.onlyProjectId === id,
  );
  for (const projectId of projectIds) await ensureMemory(projectId);
  const memories = await readLinkedMemories(projectIds);
  return { memories, projectId: actor.onlyProjectId, userId: actor.id } as unknown as MemoryScope;
}
