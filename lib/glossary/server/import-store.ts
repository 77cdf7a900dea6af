import { database, type Transaction } from "@/lib/db/database";
import type { GlossaryGrant } from "./authorize-glossary";

export type ImportCounts = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly conflicts: number;
};

export async function insertImport(
  tx: Transaction,
  grant: GlossaryGrant,
  data: { readonly fileName: string; readonly format: string; readonly counts: ImportCounts },
): Promise<string> {
  const row = await tx.glossaryImport.create({
    data: { ...data, glossaryId: grant.glossaryId, authorId: grant.userId },
    select: { id: true },
  });
  return row.id;
}

/** Batches, newest first; one more than `limit`. */
export function readImports(
  grant: GlossaryGrant,
  page: { readonly limit: number; readonly after?: string | undefined },
) {
  return database().glossaryImport.findMany({
    where: { glossaryId: grant.glossaryId, ...(page.after !== undefined && { id: { lt: page.after } }) },
    orderBy: { id: "desc" },
    take: page.limit + 1,
  });
}

export function findImport(grant: GlossaryGrant, id: string, tx: Transaction) {
  return tx.glossaryImport.findFirst({ where: { id, glossaryId: grant.glossaryId } });
}

export async function markUndone(tx: Transaction, id: string): Promise<void> {
  await tx.glossaryImport.update({ where: { id }, data: { undoneAt: new Date() } });
}
