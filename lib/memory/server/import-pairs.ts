import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { namesOf } from "@/lib/accounts/server/people";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { type GivenPair, type GivenUnit, pairsOfUnit, type SkipReason } from "@/lib/memory/core/given-unit";
import { bitsOfOrigins } from "@/lib/memory/core/score";
import { authorizeMemory, type MemoryGrant } from "./authorize-memory";
import { feedMemories } from "./feed-memory";
import { deleteImported, findImport, type ImportCounts, insertImport, readImports } from "./import-store";
import { beginVersion, readMemory } from "./memory-store";
import type { MemoryImportProgress, MemoryImportReport, MemoryImportView, SkippedPlace } from "./schema";
import { findFresh, indexFresh, insertFresh, openStage, stagePairs } from "./stage-store";

/** BCP 47. */
export type PairLanguages = { readonly sourceLanguage: string; readonly targetLanguage: string };

export type PairsImport = {
  /** The units of the file, whose texts have the memory's languages where it does not tell them. */
  readonly units: (languages: PairLanguages) => AsyncIterable<GivenUnit>;
  readonly fileName: string;
  readonly dryRun: boolean;
  /** Of whoever asks: an import that is canceled before it is done changes nothing. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: MemoryImportProgress) => void) | undefined;
};

const STAGED_AT_ONCE = 1_000;
const INSERTED_AT_ONCE = 5_000;
/** Places told for each reason. */
const TOLD = 20;
/** A million pairs are read and written in some minutes. */
const MOST_SECONDS = 3_600;

/**
 * Takes pairs of a file into a memory as one batch, or tells what would happen. All of it is kept, or none; however long the
 * file is, only some of its pairs are held at once, and others may use the memory until the last moment.
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
  const languages = { sourceLanguage, targetLanguage };
  const work = async (tx: Transaction): Promise<MemoryImportReport> => {
    const { staged, skipped, reasons } = await stage(tx, { units, languages, signal });
    // Whoever imports the same at once waits here, and then finds it there.
    const { version } = dryRun ? { version: 0 } : await beginVersion(tx, memoryId);
    const fresh = await findFresh(tx, grant);
    const counts = { created: fresh, unchanged: staged - fresh, skipped };
    const report = { memoryId, dryRun, ...counts, reasons };
    if (dryRun || fresh === 0) return { importId: null, ...report };
    const importId = await insertImport(tx, grant, { fileName, counts });
    await indexFresh(tx);
    for (let after = 0; after < fresh; after += INSERTED_AT_ONCE) {
      signal?.throwIfAborted();
      const about = { importId, version, origins: bitsOfOrigins(["imported"]) };
      await insertFresh(tx, grant, { ...about, after, count: INSERTED_AT_ONCE });
      tell?.({ of: "pairs", done: Math.min(after + INSERTED_AT_ONCE, fresh), total: fresh });
    }
    signal?.throwIfAborted();
    await note(tx, actor, grant, "memory.import", { importId, created: fresh });
    return { importId, ...report };
  };
  return transaction(work, MOST_SECONDS);
}

type Staging = Pick<PairsImport, "units" | "signal"> & { readonly languages: PairLanguages };

/** Reads the file into the stage. */
async function stage(tx: Transaction, { units, languages, signal }: Staging) {
  await openStage(tx);
  const skips = new Map<SkipReason, { count: number; readonly places: SkippedPlace[] }>();
  let staged = 0;
  let held: GivenPair[] = [];
  const put = async () => {
    if (held.length > 0) await stagePairs(tx, held, staged + 1);
    staged += held.length;
    held = [];
  };
  for await (const unit of units(languages)) {
    signal?.throwIfAborted();
    const found = pairsOfUnit(unit, languages);
    if (typeof found === "string") {
      const skip = skips.get(found) ?? { count: 0, places: [] };
      skip.count += 1;
      if (skip.places.length < TOLD) skip.places.push({ place: unit.place, line: unit.line ?? null });
      skips.set(found, skip);
      continue;
    }
    held.push(...found);
    if (held.length >= STAGED_AT_ONCE) await put();
  }
  await put();
  const reasons = [...skips].map(([reason, { count, places }]) => ({ reason, count, places }));
  return { staged, reasons, skipped: reasons.reduce((sum, { count }) => sum + count, 0) };
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
  }, MOST_SECONDS);
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
