import { createHash } from "node:crypto";
import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import type { Paragraph } from "@/lib/documents/core/block";
import { orderKeysAfter } from "@/lib/documents/core/order";
import type { ReadFormat } from "@/lib/documents/core/reader";
import { newId } from "./new-id";
import { insertParagraphs, insertRenderings } from "./paragraph-store";
import { presentProposal } from "./present";
import { insertProposals, nextPosition } from "./proposal-store";
import { readUpload } from "./read-upload";
import { unreadable } from "./refusals";
import type { Imported } from "./schema";
import { readLanguages } from "./store";
import type { Understood } from "./understand";

/** A file or a pasted text that somebody gives. */
export type GivenFile = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Empty for pasted text. */
  readonly fileName: string;
  readonly format?: ReadFormat | undefined;
  readonly title?: string | undefined;
  /** Take the file though the same bytes are here already. */
  readonly allowDuplicate?: boolean | undefined;
};

/** Hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Reads a file outside any transaction, because it may take seconds.
 *
 * @throws AppError with the one reason why it cannot be read
 */
export async function readGiven(
  grant: Grant,
  file: GivenFile,
  before: readonly Paragraph[],
): Promise<Understood> {
  const read = await readUpload({
    bytes: file.bytes,
    fileName: file.fileName,
    format: file.format ?? null,
    before,
    languages: await readLanguages(grant),
  });
  if (!read.ok) throw unreadable(read.reason, read.place);
  return read.value;
}

/** Where a file's paragraphs go. `beforeIds` are the paragraphs that the reading began with, by index. */
export type Seam = {
  readonly documentId: string;
  readonly sourceFileId: string;
  readonly lastKey: string | null;
  readonly beforeIds: readonly string[];
};

/** Writes what was understood: paragraphs after the last, their renderings, and the proposals. */
export async function writeUnderstood(
  understood: Understood,
  seam: Seam,
  tx: Transaction,
): Promise<Pick<Imported, "paragraphCount" | "proposals">> {
  const { documentId, sourceFileId, lastKey, beforeIds } = seam;
  const keys = orderKeysAfter(lastKey, understood.paragraphs.length);
  const paragraphs = understood.paragraphs.map((paragraph, at) => ({
    id: newId(),
    orderKey: keys[at] ?? "",
    paragraph,
  }));
  await insertParagraphs(documentId, sourceFileId, paragraphs, tx);
  await insertRenderings(
    documentId,
    paragraphs.map(({ id }) => id),
    tx,
  );

  const ids = [...beforeIds, ...paragraphs.map(({ id }) => id)];
  const rows = await insertProposals(
    documentId,
    await nextPosition(documentId, tx),
    understood.proposals.map((proposal) => ({
      id: newId(),
      proposal,
      paragraphIds: proposal.paragraphIndexes.flatMap((index) => ids[index] ?? []),
    })),
    tx,
  );
  return { paragraphCount: paragraphs.length, proposals: rows.map(presentProposal) };
}
