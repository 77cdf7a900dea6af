import type { Transaction } from "@/lib/db/database";
import { insertMissingRenderings } from "./store";

/**
 * Gives every track of a document, deleted ones included, an empty rendering for each paragraph that has none: after
 * an import, an appended part, a split. Nothing happens to renderings that exist.
 */
export async function addRenderingsForParagraphs(tx: Transaction, documentId: string): Promise<void> {
  await insertMissingRenderings(tx, documentId);
}
