import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { findDocumentOf, type ParagraphRow, readRuns } from "./paragraph-store";
import { refusedStructure } from "./structure-refusals";

/** A shown paragraph with all that is joined into it. */
export type ShownRun = {
  readonly head: ParagraphRow;
  readonly last: ParagraphRow;
  readonly rows: readonly ParagraphRow[];
};

/** A paragraph's document. @throws AppError `not-found` */
export async function documentOf(grant: Grant, paragraphId: string): Promise<string> {
  const documentId = await findDocumentOf(grant, paragraphId);
  if (documentId === null) throw notFound("This paragraph");
  return documentId;
}

/** @throws AppError `not-found` for a paragraph of another document, `conflict` for one that is not shown by itself */
export async function readShownRun(
  documentId: string,
  paragraphId: string,
  tx: Transaction,
): Promise<ShownRun> {
  const rows = await readRuns(documentId, [paragraphId], tx);
  const head = rows.find(({ id }) => id === paragraphId);
  const last = rows.at(-1);
  if (head === undefined || last === undefined) throw notFound("This paragraph");
  if (head.joinedIntoId !== null || head.excluded) throw refusedStructure("notShown");
  return { head, last, rows };
}
