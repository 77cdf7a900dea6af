import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { NO_CONTEXT } from "@/lib/memory/core/context";
import { keyOf } from "@/lib/memory/core/memory-key";
import {
  authorizeMemory,
  type MemoryScope,
  scopeOfActor,
  scopeOfMemory,
  scopeOfProject,
} from "./authorize-memory";
import { presentMatch } from "./present";
import type { MatchView } from "./schema";
import { openScope } from "./search-scope";
import { readUnits } from "./unit-store";

/**
 * The pairs whose source is as similar to a text as asked, best first: exactly those that comparing every pair would
 * give. `waiting` tells how many changed pairs are still to be read; they are not among them.
 *
 * @throws AppError `not-found` for a project or memory that the person may not read
 */
export async function searchMemory(
  actor: Actor,
  asked: {
    readonly q: string;
    readonly threshold: number;
    readonly limit: number;
    readonly projectId?: string | undefined;
    readonly memoryId?: string | undefined;
  },
): Promise<{ readonly items: readonly MatchView[]; readonly waiting: number }> {
  const scope = await scopeOf(actor, asked);
  const { search, waiting } = await openScope(scope);
  const key = keyOf(asked.q);
  const matches = search({ key, before: NO_CONTEXT, after: NO_CONTEXT }, asked);
  const rows = await readUnits(
    scope,
    matches.map(({ id }) => id),
  );
  const items = matches.flatMap((match) => {
    const row = rows.get(match.id);
    return row === undefined ? [] : [presentMatch(key, match, row)];
  });
  return { items, waiting };
}

async function scopeOf(
  actor: Actor,
  {
    projectId,
    memoryId,
  }: { readonly projectId?: string | undefined; readonly memoryId?: string | undefined },
): Promise<MemoryScope> {
  if (memoryId !== undefined) return scopeOfMemory(await authorizeMemory(actor, "read", { memoryId }));
  return projectId === undefined
    ? scopeOfActor(actor)
    : scopeOfProject(await authorize(actor, "view", { projectId }));
}
