import { database, type Transaction } from "@/lib/db/database";
import type { MemoryGrant } from "./authorize-memory";

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
