import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { getProject } from "@/lib/accounts/server/projects";
import { bitsOfOrigins } from "@/lib/memory/core/score";
import { authorizeMemory, type MemoryGrant } from "./authorize-memory";
import { feedMemories } from "./feed-memory";
import { readMemory } from "./memory-store";
import type { PairsChoice } from "./out-schema";
import { type PairRow, readPairsAfter } from "./out-store";

export type { PairsChoice } from "./out-schema";

export type OpenPair = Omit<PairRow, "origins" | "saidAt"> & {
  /** ISO 8601, UTC. */
  readonly at: string | null;
  readonly isReviewed: boolean;
};

const AT_ONCE = 1_000;

/**
 * The pairs of a memory, read as they are taken. Whole memories are for the members of their own project: whoever reads
 * one through a link searches it.
 *
 * @throws AppError `not-found`; `forbidden` to members of linked projects
 */
export async function openPairs(
  actor: Actor,
  memoryId: string,
  choice: PairsChoice,
): Promise<{
  readonly name: string;
  readonly sourceLanguage: string;
  readonly pairs: AsyncGenerator<OpenPair>;
}> {
  const grant = await authorizeMemory(actor, "own", { memoryId });
  const { projectId } = await authorize(actor, "view", { projectId: grant.ownProjectId });
  await feedMemories([projectId]);
  const { name } = await getProject(actor, projectId);
  const { sourceLanguage } = await readMemory(grant);
  const about = { action: "memory.export", projectId, objectType: "memory", objectId: memoryId };
  await audit(actor, { ...about, details: { pairs: choice } });
  return { name, sourceLanguage, pairs: readOn(grant, choice) };
}

const UNREVIEWED = bitsOfOrigins(["unreviewed"]);

async function* readOn(grant: MemoryGrant, choice: PairsChoice): AsyncGenerator<OpenPair> {
  let last = "0";
  for (;;) {
    const rows = await readPairsAfter(grant, { choice, after: last, limit: AT_ONCE });
    for (const { origins, saidAt, ...row } of rows)
      yield {
        ...row,
        at: saidAt?.toISOString() ?? null,
        isReviewed: row.file === null && (origins & UNREVIEWED) === 0,
      };
    last = rows.at(-1)?.id ?? last;
    if (rows.length < AT_ONCE) return;
  }
}
