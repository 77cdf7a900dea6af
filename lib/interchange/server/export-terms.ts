import type { Actor } from "@/lib/accounts/core/actor";
import { getGlossary } from "@/lib/glossary/server/glossaries";
import { streamConcepts } from "@/lib/glossary/server/stream-concepts";
import { exportFileName } from "../core/file-name";
import { type TermExportFormat, termFileKind } from "../core/terms/formats";
import { measureTermLoss, type TermLossNote } from "../core/terms/loss";
import { toStream } from "./to-stream";
import { writeTerms } from "./write-terms";

export type TermsFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
};

/** All terms of a glossary as a file, read as it is sent. */
export async function exportTerms(
  actor: Actor,
  glossaryId: string,
  format: TermExportFormat,
): Promise<TermsFile> {
  const glossary = await getGlossary(actor, glossaryId);
  const { mediaType, extension } = termFileKind(format);
  const parts = writeTerms(format, await streamConcepts(actor, glossaryId), glossary);
  return { fileName: exportFileName(glossary.name, extension), mediaType, body: toStream(parts) };
}

export type TermsPreview = {
  readonly format: TermExportFormat;
  readonly concepts: number;
  readonly notes: readonly TermLossNote[];
};

/** What a format cannot say of this glossary, found by reading all of it. */
export async function previewTermsExport(
  actor: Actor,
  glossaryId: string,
  format: TermExportFormat,
): Promise<TermsPreview> {
  const glossary = await getGlossary(actor, glossaryId);
  const concepts = await streamConcepts(actor, glossaryId);
  return { format, ...(await measureTermLoss(concepts, glossary, termFileKind(format).carries)) };
}
