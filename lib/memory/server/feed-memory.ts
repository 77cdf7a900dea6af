import { transaction } from "@/lib/db/database";
import { unitsOfPair } from "@/lib/memory/core/pair-units";
import { bitsOfOrigins } from "@/lib/memory/core/score";
import { isSameLanguage } from "@/lib/text/core/language";
import {
  countPending,
  deleteUnits,
  type FedUnit,
  findPendingProjects,
  readPairs,
  takePending,
  unitName,
  upsertUnits,
} from "./feed-store";
import { beginVersion, ensureMemory, tryBeginVersion } from "./memory-store";

/** Notes worked off in one transaction. */
const AT_ONCE = 500;
/** How long a search works notes off before it answers with what is there. */
const PATIENCE_MS = 300;

/**
 * Brings the memories of projects up to their confirmed pairs. What changes a pair leaves a note in the same transaction
 * (triggers of the migration); here the notes are worked off, so nothing is lost whatever ends in between. For work that
 * wants all of them; it waits for an import that is under way.
 */
export async function feedMemories(projectIds: readonly string[]): Promise<void> {
  for (const projectId of await findPendingProjects(projectIds))
    while ((await feedOnce(projectId, "wait")) === AT_ONCE);
}

/**
 * The same before a search, as far as it goes in a moment: a person's last confirmations are worked off, the many of a
 * large installation go on without the request, and an import is not waited for.
 *
 * @returns how many notes are left
 */
export async function feedForNow(projectIds: readonly string[], patienceMs = PATIENCE_MS): Promise<number> {
  const began = performance.now();
  let isBehind = false;
  for (const projectId of await findPendingProjects(projectIds)) {
    let notes = await feedOnce(projectId, "skip");
    while (notes === AT_ONCE && performance.now() - began < patienceMs)
      notes = await feedOnce(projectId, "skip");
    if (notes !== null && notes < AT_ONCE) continue;
    isBehind = true;
    feedOn(projectId);
  }
  return isBehind ? countPending(projectIds) : 0;
}

/** The server's bundle and Next's are two module graphs in one process: a project is fed once. */
const shared = globalThis as typeof globalThis & { duizhaoFeeding?: Set<string> | undefined };

/** Works a project's notes off without anybody waiting for it. What ends it early is begun again by the next search. */
function feedOn(projectId: string): void {
  shared.duizhaoFeeding ??= new Set();
  const feeding = shared.duizhaoFeeding;
  if (feeding.has(projectId)) return;
  feeding.add(projectId);
  void feedMemories([projectId])
    .catch(() => {})
    .finally(() => feeding.delete(projectId));
}

/** @returns how many notes were worked off, fewer than `AT_ONCE` when nothing is left; null when another holds the memory */
function feedOnce(projectId: string, whenHeld: "wait" | "skip"): Promise<number | null> {
  return transaction(async (tx) => {
    const memoryId = await ensureMemory(projectId, tx);
    if (memoryId === null) return 0;
    // Under the lock of the version: two who catch up at once would write in each other's way.
    const begun = await (whenHeld === "wait" ? beginVersion(tx, memoryId) : tryBeginVersion(tx, memoryId));
    if (begun === null) return null;
    const { version, sourceLanguage, targetLanguage } = begun;
    const { renderingIds, notes } = await takePending(tx, projectId, AT_ONCE);
    const pairs = await readPairs(tx, projectId, renderingIds);
    const units = pairs
      .filter(({ language }) => isSameLanguage(language, targetLanguage))
      .flatMap((pair): FedUnit[] => {
        const origins = bitsOfOrigins(pair.state === "translated" ? ["unreviewed"] : []);
        return unitsOfPair(pair).map((unit) => ({
          ...unit,
          ...{ origins, pair, targetLanguage: pair.language },
        }));
      });
    await deleteUnits(tx, { memoryId, renderingIds, kept: units.map(unitName), version });
    await upsertUnits(tx, units, { memoryId, sourceLanguage, version });
    return notes;
  });
}
