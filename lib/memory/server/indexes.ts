import { LRUCache } from "lru-cache";
import { MemoryIndex } from "@/lib/memory/core/memory-index";
import type { Steps } from "@/lib/memory/core/steps";
import type { IndexedUnit } from "@/lib/memory/core/unit-columns";
import { inTurns } from "./in-turns";
import { type IndexRow, readAllUnits, readUnitsSince } from "./index-store";
import type { ScopeMemory } from "./memory-store";

type Entry = { readonly index: MemoryIndex; version: number };

/** Of a million units an index takes some 250 MB; teams' memories are far smaller. */
const KEPT = 16;

/** The server's bundle and Next's are two module graphs in one process: both find the same indexes here. */
const shared = globalThis as typeof globalThis & {
  duizhaoMemories?: LRUCache<string, Promise<Entry>> | undefined;
};

function entries(): LRUCache<string, Promise<Entry>> {
  shared.duizhaoMemories ??= new LRUCache({ max: KEPT });
  return shared.duizhaoMemories;
}

/** All units of one memory come from its own project, as searches see it; whoever asks from another says so. */
export const OWN_PROJECT = 1;
export const OTHER_PROJECT = 2;

/**
 * The index of a memory, at least as new as the version that the request read: what is missing is read from the
 * database, whichever server wrote it. Requests that come meanwhile wait for the same reading.
 */
export async function indexOf(memory: ScopeMemory): Promise<MemoryIndex> {
  // In other languages it is another one: imported pairs of the languages before are not offered.
  const name = `${memory.id} ${memory.sourceLanguage} ${memory.targetLanguage}`;
  const known = entries().get(name);
  const next = (known ?? build(memory)).then((entry) => catchUp(memory, entry));
  entries().set(name, next);
  next.catch(() => entries().delete(name));
  return (await next).index;
}

async function build(memory: ScopeMemory): Promise<Entry> {
  const units: IndexedUnit[] = [];
  for await (const rows of readAllUnits(memory)) units.push(...rows.map(toIndexed));
  return { index: await inTurns(MemoryIndex.building(units)), version: memory.version };
}

async function catchUp(memory: ScopeMemory, entry: Entry): Promise<Entry> {
  if (entry.version >= memory.version) return entry;
  // Rows of a version are all there once the memory's row tells it; later ones may come along, and come again.
  const rows = await readUnitsSince(memory, entry.version);
  await inTurns(takeOver(entry.index, rows));
  entry.version = memory.version;
  return entry;
}

function* takeOver(index: MemoryIndex, rows: readonly IndexRow[]): Steps<void> {
  for (const row of rows) {
    if (row.isDeleted) index.remove(row.id);
    else yield* index.adding(toIndexed(row));
    yield;
  }
}

const toIndexed = ({ isDeleted: _, ...row }: IndexRow): IndexedUnit => ({ ...row, project: OWN_PROJECT });
