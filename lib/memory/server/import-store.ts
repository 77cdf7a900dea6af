import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { PairUnit } from "@/lib/memory/core/pair-units";
import type { MemoryGrant } from "./authorize-memory";

/** A pair of a file, ready to be stored. */
export type ImportUnit = PairUnit & {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly place: string;
  readonly at: Date | null;
};

/** Which of these pairs the memory has already, by `pairName`. */
export async function findKnownPairs(
  tx: Transaction,
  { memoryId }: MemoryGrant,
  units: readonly ImportUnit[],
): Promise<ReadonlySet<string>> {
  const rows = await sqlOf(tx)<{ source: string; target: string }>(
    `SELECT "source", "target" FROM "MemoryUnit"
     WHERE "memoryId" = $1::uuid AND "formHash" = ANY($2::bigint[]) AND "deletedAt" IS NULL`,
    [memoryId, units.map(({ formHash }) => formHash)],
  );
  return new Set(rows.map(pairName));
}

export const pairName = ({ source, target }: { readonly source: string; readonly target: string }): string =>
  JSON.stringify([source, target]);

export type ImportCounts = { readonly created: number; readonly unchanged: number; readonly skipped: number };

export async function insertImport(
  tx: Transaction,
  { memoryId, userId }: MemoryGrant,
  data: { readonly fileName: string; readonly counts: ImportCounts },
): Promise<string> {
  const row = await tx.memoryImport.create({
    data: { ...data, memoryId, authorId: userId },
    select: { id: true },
  });
  return row.id;
}

export async function insertUnits(
  tx: Transaction,
  { memoryId }: MemoryGrant,
  units: readonly ImportUnit[],
  about: { readonly importId: string; readonly version: number; readonly origins: number },
): Promise<void> {
  await tx.memoryUnit.createMany({
    data: units.map(({ at, numbersHash, formHash, beforeHash, afterHash, ...unit }) => ({
      ...{ ...unit, ...about, memoryId, saidAt: at },
      numbersHash: BigInt(numbersHash),
      formHash: BigInt(formHash),
      beforeHash: BigInt(beforeHash),
      afterHash: BigInt(afterHash),
    })),
  });
}

/** What was taken in, newest first; the last hundred. */
export function readImports({ memoryId }: MemoryGrant) {
  return database().memoryImport.findMany({ where: { memoryId }, orderBy: { at: "desc" }, take: 100 });
}

export function findImport(tx: Transaction, { memoryId }: MemoryGrant, id: string) {
  return tx.memoryImport.findFirst({ where: { id, memoryId } });
}

/** Takes an import's units out; @returns how many. */
export async function deleteImported(
  tx: Transaction,
  { memoryId }: MemoryGrant,
  { importId, version }: { readonly importId: string; readonly version: number },
): Promise<number> {
  const now = new Date();
  const { count } = await tx.memoryUnit.updateMany({
    where: { memoryId, importId, deletedAt: null },
    data: { deletedAt: now, version },
  });
  await tx.memoryImport.update({ where: { id: importId }, data: { undoneAt: now } });
  return count;
}
