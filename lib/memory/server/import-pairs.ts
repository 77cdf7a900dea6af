import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { namesOf } from "@/lib/accounts/server/people";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { LONGEST_KEY } from "@/lib/memory/core/memory-index";
import { unitOf } from "@/lib/memory/core/pair-units";
import { bitsOfOrigins } from "@/lib/memory/core/score";
import { isSameLanguage } from "@/lib/text/core/language";
import { isStorable } from "@/lib/text/core/storable";
import { authorizeMemory, type MemoryGrant } from "./authorize-memory";
import { feedMemories } from "./feed-memory";
import {
  deleteImported,
  findImport,
  findKnownPairs,
  type ImportCounts,
  type ImportUnit,
  insertImport,
  insertUnits,
  pairName,
  readImports,
} from "./import-store";
import { beginVersion, readMemory } from "./memory-store";
import type { MemoryImportProgress, MemoryImportReport, MemoryImportView, SkipReason } from "./schema";

/** A unit of a file: texts with their language tags. */
export type GivenUnit = {
  readonly place: string;
  readonly texts: readonly { readonly language: string; readonly text: string }[];
  readonly at: Date | null;
};

export type PairsImport = {
  readonly units: AsyncIterable<GivenUnit>;
  readonly fileName: string;
  readonly dryRun: boolean;
  /** Of whoever asks: an import that is canceled before it is done changes nothing. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: MemoryImportProgress) => void) | undefined;
};

/** Renderings of one segment; more are none. */
const MOST_TARGETS = 20;
const AT_ONCE = 1_000;
/** Places told for each reason. */
const TOLD = 20;

/**
 * Takes pairs of a file into a memory as one batch, or tells what would happen. A unit's source is its text in the
 * memory's source language, its translations are those in the target language.
 *
 * @throws AppError `not-found`, `forbidden`; what reading the units throws
 */
export async function importPairs(
  actor: Actor,
  memoryId: string,
  { units, fileName, dryRun, signal, tell }: PairsImport,
): Promise<MemoryImportReport> {
  const grant = await authorizeMemory(actor, "write", { memoryId });
  await feedMemories([grant.ownProjectId]);
  const { sourceLanguage, targetLanguage } = await readMemory(grant);
  const skipped = new Map<SkipReason, string[]>();
  const pairs: ImportUnit[] = [];
  for await (const unit of units) {
    signal?.throwIfAborted();
    const found = pairsOf(unit, { sourceLanguage, targetLanguage });
    if (typeof found !== "string") {
      pairs.push(...found);
      continue;
    }
    const places = skipped.get(found) ?? [];
    places.push(unit.place);
    skipped.set(found, places);
  }
  const skips = [...skipped.values()].reduce((sum, places) => sum + places.length, 0);
  const work = async (tx: Transaction) => {
    // Whoever imports the same at once waits here, and then finds it there.
    const { version } = dryRun ? { version: 0 } : await beginVersion(tx, memoryId);
    const fresh = await findFresh(tx, grant, pairs);
    const counts = { created: fresh.length, unchanged: pairs.length - fresh.length, skipped: skips };
    const importId = dryRun || fresh.length === 0 ? null : await store(tx, fresh, counts, version);
    return { importId, ...counts };
  };
  const store = async (
    tx: Transaction,
    fresh: readonly ImportUnit[],
    counts: ImportCounts,
    version: number,
  ) => {
    const importId = await insertImport(tx, grant, { fileName, counts });
    for (let at = 0; at < fresh.length; at += AT_ONCE) {
      signal?.throwIfAborted();
      const about = { importId, version, origins: bitsOfOrigins(["imported"]) };
      await insertUnits(tx, grant, fresh.slice(at, at + AT_ONCE), about);
      tell?.({ done: Math.min(at + AT_ONCE, fresh.length), total: fresh.length });
    }
    await note(tx, actor, grant, "memory.import", { importId, created: fresh.length });
    return importId;
  };
  return {
    ...{ memoryId, dryRun, ...(await transaction(work)) },
    reasons: [...skipped].map(([reason, places]) => ({
      ...{ reason, count: places.length, places: places.slice(0, TOLD) },
    })),
  };
}

/** The pairs of one unit, or why it has none. */
function pairsOf(
  { texts, place, at }: GivenUnit,
  languages: { readonly sourceLanguage: string; readonly targetLanguage: string },
): readonly ImportUnit[] | SkipReason {
  const source =
    texts.find(({ language }) => language.toLowerCase() === languages.sourceLanguage.toLowerCase()) ??
    texts.find(({ language }) => isSameLanguage(language, languages.sourceLanguage));
  if (source === undefined) return "no-source";
  const targets = texts.filter(
    (text) => text !== source && isSameLanguage(text.language, languages.targetLanguage),
  );
  if (targets.length === 0) return "no-target";
  // Each target costs as much as the source is long.
  if (source.text.length > 4 * LONGEST_KEY || targets.length > MOST_TARGETS) return "too-long";
  const pairs = targets.flatMap((target): ImportUnit[] => {
    if (!isStorable(source.text) || !isStorable(target.text) || target.text.trim() === "") return [];
    const unit = unitOf({
      ...{ level: "paragraph", position: 0 },
      ...{ source: source.text.trim(), target: target.text.trim() },
    });
    const about = { place: place.slice(0, 200), at };
    return unit === null
      ? []
      : [{ ...unit, ...about, sourceLanguage: source.language, targetLanguage: target.language }];
  });
  if (pairs.length === 0) return "empty";
  return pairs.every(({ key }) => key.length <= LONGEST_KEY) ? pairs : "too-long";
}

/** The pairs that the memory does not have, each once. */
async function findFresh(
  tx: Transaction,
  grant: MemoryGrant,
  pairs: readonly ImportUnit[],
): Promise<readonly ImportUnit[]> {
  const seen = new Set<string>();
  const fresh: ImportUnit[] = [];
  for (let at = 0; at < pairs.length; at += AT_ONCE) {
    const some = pairs.slice(at, at + AT_ONCE);
    const known = await findKnownPairs(tx, grant, some);
    for (const pair of some) {
      const name = pairName(pair);
      if (!known.has(name) && !seen.has(name)) fresh.push(pair);
      seen.add(name);
    }
  }
  return fresh;
}

/** The files that were taken in, newest first. */
export async function listMemoryImports(
  actor: Actor,
  memoryId: string,
): Promise<readonly MemoryImportView[]> {
  const grant = await authorizeMemory(actor, "read", { memoryId });
  const rows = await readImports(grant);
  const people = await namesOf(rows.map(({ authorId }) => authorId));
  return rows.map(({ id, fileName, counts, authorId, at, undoneAt }) => ({
    ...{ id, fileName, counts: counts as ImportCounts, authorName: people.get(authorId) ?? null },
    ...{ at: at.toISOString(), undoneAt: undoneAt?.toISOString() ?? null },
  }));
}

/** Takes the pairs of a file out again. @throws AppError `conflict` when it was undone already */
export async function undoMemoryImport(
  actor: Actor,
  memoryImportId: string,
): Promise<{ readonly removed: number }> {
  const grant = await authorizeMemory(actor, "write", { memoryImportId });
  return transaction(async (tx) => {
    const { version } = await beginVersion(tx, grant.memoryId);
    const row = await findImport(tx, grant, memoryImportId);
    if (row === null) throw notFound("This import");
    if (row.undoneAt !== null)
      throw new AppError("conflict", "This is undone already.", { key: "undoneAlready" });
    const removed = await deleteImported(tx, grant, { importId: row.id, version });
    await note(tx, actor, grant, "memory.undo-import", { importId: row.id, removed });
    return { removed };
  });
}

async function note(
  tx: Transaction,
  actor: Actor,
  { memoryId, ownProjectId }: MemoryGrant,
  action: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  const event = { action, projectId: ownProjectId, objectType: "memory", objectId: memoryId };
  await audit(actor, { ...event, details }, tx);
}
