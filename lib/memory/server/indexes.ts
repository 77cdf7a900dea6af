import { LRUCache } from "lru-cache";
import { MemoryIndex } from "@/lib/memory/core/memory-index";
import type { IndexedUnit } from "@/lib/memory/core/unit-columns";
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
  const known = entries().get(memory.id);
  const next = (known ?? build(memory)).then((entry) => catchUp(memory, entry));
  entries().set(memory.id, next);
  next.catch(() => entries().delete(memory.id));
  return (await next).index;
}

async function build(memory: ScopeMemory): Promise<Entry> {
  const units: IndexedUnit[] = [];
  for await (const rows of readAllUnits(memory.id)) units.push(...rows.map(toIndexed));
  return { index: MemoryIndex.of(units), version: memory.version };
}

async function catchUp(memory: ScopeMemory, entry: Entry): Promise<Entry> {
  if (entry.version >= memory.version) return entry;
  // Rows of a version are all there once the memory's row tells it; later ones may come along, and come again.
  for (const row of await readUnitsSince(memory.id, entry.version))
    if (row.isDeleted) entry.index.remove(row.id);
    else entry.index.add(toIndexed(row));
  entry.version = memory.version;
  return entry;
}

const toIndexed = ({ isDeleted: _, ...row }: IndexRow): IndexedUnit => ({ ...row, project: OWN_PROJECT });
