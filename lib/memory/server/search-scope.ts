import { byScore, type UnitMatch } from "@/lib/memory/core/best-matches";
import type { Passage } from "@/lib/memory/core/find-passages";
import type { MemoryIndex, MemoryQuery } from "@/lib/memory/core/memory-index";
import type { MemoryScope } from "./authorize-memory";
import { feedForNow, feedMemories } from "./feed-memory";
import { indexOf, OTHER_PROJECT, OWN_PROJECT } from "./indexes";
import { readScopeMemories } from "./memory-store";

/** The memories of a scope as they are now, ready to be searched. */
export type OpenScope = {
  /** Changed pairs that are not in it yet; 0 when all are. */
  readonly waiting: number;
  readonly search: (
    query: Omit<MemoryQuery, "project">,
    options: { readonly threshold: number; readonly limit: number },
  ) => readonly UnitMatch[];
  readonly passages: (key: MemoryQuery["key"]) => readonly Passage[];
};

/**
 * Brings the memories of a scope up to what is confirmed, and opens their indexes: all of it for work on a whole
 * document, else as far as it goes in a moment.
 */
export async function openScope(
  { memories, projectId }: MemoryScope,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<OpenScope> {
  const projectIds = memories.map((memory) => memory.projectId);
  if (whole) await feedMemories(projectIds);
  const waiting = whole ? 0 : await feedForNow(projectIds);
  const now = await readScopeMemories(memories.map(({ id }) => id));
  const open = await Promise.all(
    now.map(
      async (memory): Promise<{ index: MemoryIndex; project: number }> => ({
        index: await indexOf(memory),
        // Where no project asks, no pair is of another one.
        project: projectId === null || projectId === memory.projectId ? OWN_PROJECT : OTHER_PROJECT,
      }),
    ),
  );
  return {
    waiting,
    search: (query, options) =>
      open
        .flatMap(({ index, project }) => index.search({ ...query, project }, options))
        .sort(byScore)
        .slice(0, options.limit),
    passages: (key) => open.flatMap(({ index }) => index.passages(key)),
  };
}
