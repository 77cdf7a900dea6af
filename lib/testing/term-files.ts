import { EMPTY_ENTRY, type Entry } from "@/lib/glossary/core/entry";
import { mergeImported } from "@/lib/glossary/core/imported";
import type { TermExportFormat } from "@/lib/interchange/core/terms/formats";
import type { ExportedConcept } from "@/lib/interchange/core/terms/table-writer";
import { type TermsUpload, understandTerms } from "@/lib/interchange/server/understand-terms";
import { writeTerms } from "@/lib/interchange/server/write-terms";

export const LANGUAGES = { sourceLanguage: "zh-CN", targetLanguage: "en" };

export async function* each(concepts: readonly ExportedConcept[]): AsyncGenerator<ExportedConcept> {
  yield* concepts;
}

/** A file of these concepts. */
export async function toBytes(
  format: TermExportFormat,
  concepts: readonly ExportedConcept[],
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of writeTerms(format, each(concepts), LANGUAGES))
    parts.push(typeof part === "string" ? new TextEncoder().encode(part) : part);
  return new Uint8Array(Buffer.concat(parts));
}

/** Reads a file of terms in this thread, told by its content unless more is given. */
export const understand = (bytes: Uint8Array | string, given: Partial<TermsUpload> = {}) =>
  understandTerms({
    ...{ ...LANGUAGES, fileName: "terms", format: null, sheet: null, mapping: {}, ...given },
    bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
  });

/** The same for a file that is fit to be read. */
export async function read(bytes: Uint8Array | string, given: Partial<TermsUpload> = {}) {
  const understood = await understand(bytes, given);
  if (!understood.ok) throw new Error(understood.reason);
  return understood.value;
}

/** What a concept of a file makes in an empty glossary. */
export const merge = (concept: Parameters<typeof mergeImported>[1]): Entry =>
  mergeImported(EMPTY_ENTRY, concept, { onConflict: "keep", newId: () => "" }).entry;

export const exported = (entry: Entry, externalId: string): ExportedConcept => ({
  ...{ id: "0197a9a0-0000-7000-8000-000000000000", externalId, entry, relatedIds: new Map() },
});
