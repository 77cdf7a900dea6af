import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { fileNameOf, invalidField, readBody } from "@/lib/documents/server/read-body";
import { readInThread } from "@/lib/documents/server/read-in-thread";
import { authorizeGlossary } from "@/lib/glossary/server/authorize-glossary";
import { getGlossary } from "@/lib/glossary/server/glossaries";
import { importConcepts } from "@/lib/glossary/server/import-concepts";
import { AppError, type ErrorCode } from "@/lib/kernel/app-error";
import { withPlace } from "@/lib/text/core/file-place";
import type { TermFormat } from "../core/terms/formats";
import { type ImportTermsProgress, type ImportTermsReport, importTermsForm } from "./terms-schema";
import type { TermFileRead, TermFileRefusal, TermsUpload, UnderstoodTerms } from "./understand-terms";

/** What people read of a file that gives no terms. */
const SENTENCES = {
  empty: ["invalid", "The file is empty."],
  binary: ["unsupported", "This is not a table of terms."],
  "unknown-encoding": [
    "unsupported",
    "The encoding of this file was not recognized: save it as UTF-8 and try again.",
  ],
  "no-table": ["invalid", "There are no rows under the first one, which names the columns."],
  damaged: ["invalid", "The file is damaged and cannot be read."],
  "no-known-column": ["invalid", "No column was recognized: name them as in the help, or map them."],
  "not-ours": ["unsupported", "This JSON is none that Duizhao wrote: its format is not duizhao-glossary."],
  "newer-version": ["unsupported", "This file was written by a newer version of Duizhao."],
  "not-tbx": ["unsupported", "This XML is not TBX: its root is neither tbx nor martif."],
  doctype: [
    "invalid",
    "The file has a document type declaration in it: take that line out and try again. It was not read.",
  ],
  "too-deep": ["invalid", "The file is nested deeper than terms need: it was not read."],
  "no-sheet": ["invalid", "The workbook has no sheet of this name."],
  "not-a-workbook": ["unsupported", "This is not a workbook (.xlsx)."],
  "external-links": ["invalid", "The workbook points to other files: save a copy with values only."],
  encrypted: ["unsupported", "The file is protected by a password: save a copy without one."],
  "too-many-entries": ["too-large", "The file holds more parts than a workbook needs: it was not opened."],
  "expands-too-much": ["too-large", "The file unpacks to more than terms need: it was not opened."],
  "too-slow": ["too-large", "Reading this file took too long: import it in smaller parts."],
} as const satisfies Record<TermFileRefusal, readonly [ErrorCode, string]>;

/** A file of terms and how it is to be taken. */
export type TermsImport = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Null to tell it from the file. */
  readonly format: TermFormat | null;
  readonly sheet: string | null;
  readonly mapping: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  readonly onConflict: "keep" | "replace";
  /** Of whoever asks: an import that is canceled before it is done changes nothing. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: ImportTermsProgress) => void) | undefined;
};

/** Takes terms in from an uploaded form, or tells what would happen. */
export async function importTerms(
  actor: Actor,
  glossaryId: string,
  request: Request,
  watcher: Partial<Pick<TermsImport, "signal" | "tell">> = {},
): Promise<ImportTermsReport> {
  // Nobody's file is read before it is known that they may bring one.
  await authorizeGlossary(actor, "propose", { glossaryId });
  const body = await readBody(request, { form: importTermsForm, json: z.never() });
  if (body.kind !== "form" || body.file === null) throw invalidField("file", "A file is needed.");
  const { fields, file } = body;
  return importTermsFile(actor, glossaryId, {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileName: fileNameOf(file.name),
    format: fields.format ?? null,
    sheet: fields.sheet ?? null,
    mapping: fields.mapping ?? {},
    dryRun: fields.dryRun ?? false,
    onConflict: fields.onConflict ?? "keep",
    signal: watcher.signal ?? request.signal,
    tell: watcher.tell,
  });
}

/** The same for a file in hand. */
export async function importTermsFile(
  actor: Actor,
  glossaryId: string,
  { dryRun, onConflict, signal, tell, ...file }: TermsImport,
): Promise<ImportTermsReport> {
  await authorizeGlossary(actor, "propose", { glossaryId });
  const { sourceLanguage, targetLanguage } = await getGlossary(actor, glossaryId);
  const { terms, sheets } = await read({ ...file, sourceLanguage, targetLanguage });
  const { concepts, skipped, columns, format, sheet } = terms;
  const report = await importConcepts(actor, glossaryId, {
    ...{ concepts, skipped, format, dryRun, onConflict, signal, tell },
    fileName: file.fileName,
  });
  return {
    ...{ ...report, format },
    skipped: [...report.skipped],
    conflicts: [...report.conflicts],
    columns: [...columns],
    sheet: sheet ?? null,
    sheets: [...sheets],
  };
}

async function read(
  upload: TermsUpload,
): Promise<{ readonly terms: UnderstoodTerms; readonly sheets: readonly string[] }> {
  const answered = await readInThread<TermFileRead>("terms-reader-worker", upload);
  const understood: TermFileRead = answered.ok ? answered.value : answered;
  const { sheets = [] } = understood;
  if (understood.ok) return { terms: understood.value, sheets };
  const [code, sentence] = SENTENCES[understood.reason];
  const said = withPlace(sentence, understood.place);
  throw new AppError(code, said, {
    ...{ key: `termFile.${understood.reason}`, values: { ...understood.place } },
    fields: { file: said },
    ...(sheets.length > 0 && { detail: { sheets } }),
  });
}
