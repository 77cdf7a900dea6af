import { transaction } from "@/lib/db/database";
import { unitsOfPair } from "@/lib/memory/core/pair-units";
import { bitsOfOrigins } from "@/lib/memory/core/score";
import { isSameLanguage } from "@/lib/text/core/language";
import {
  deleteUnits,
  type FedUnit,
  findPendingProjects,
  readPairs,
  takePending,
  unitName,
  upsertUnits,
} from "./feed-store";
import { beginVersion, ensureMemory } from "./memory-store";

/** Notes worked off in one transaction. */
const AT_ONCE = 500;

/**
 * Brings the memories of projects up to their confirmed pairs. What changes a pair leaves a note in the same transaction
 * (triggers of the migration); here the notes are worked off, so nothing is lost whatever ends in between. Called
 * before each search: nobody misses what was confirmed before they asked.
 */
export async function feedMemories(projectIds: readonly string[]): Promise<void> {
  for (const projectId of await findPendingProjects(projectIds))
    while ((await feedOnce(projectId)) === AT_ONCE);
}

/** @returns how many notes were worked off; fewer than `AT_ONCE` when nothing is left */
function feedOnce(projectId: string): Promise<number> {
  return transaction(async (tx) => {
    const memoryId = await ensureMemory(projectId, tx);
    if (memoryId === null) return 0;
    // Under the lock of the version: two who catch up at once would write in each other's way.
    const { version, sourceLanguage, targetLanguage } = await beginVersion(tx, memoryId);
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
