import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import { decode } from "@/lib/documents/core/decode";
import { fileNameOf, invalidField, readBody } from "@/lib/documents/server/read-body";
import { authorizeGlossary } from "@/lib/glossary/server/authorize-glossary";
import { getGlossary } from "@/lib/glossary/server/glossaries";
import { importConcepts } from "@/lib/glossary/server/import-concepts";
import { AppError } from "@/lib/kernel/app-error";
import type { TermFileRefusal } from "../core/terms/formats";
import { csvTerms } from "../core/terms/formats";
import { type ImportTermsReport, importTermsForm } from "./terms-schema";

/** What people read of a file that gives no terms. */
const SENTENCES = {
  empty: "The file is empty.",
  binary: "This is not a table of terms.",
  "unknown-encoding": "The encoding of this file was not recognized: save it as UTF-8 and try again.",
  "no-table": "There are no rows under the first one, which names the columns.",
  damaged: "The file is damaged and cannot be read.",
  "no-known-column": "No column was recognized: name them as in the help, or map them.",
} as const satisfies Record<TermFileRefusal, string>;

/** Takes terms in from an uploaded file, or tells what would happen. */
export async function importTerms(
  actor: Actor,
  glossaryId: string,
  request: Request,
): Promise<ImportTermsReport> {
  // Nobody's file is read before it is known that they may bring one.
  await authorizeGlossary(actor, "propose", { glossaryId });
  const glossary = await getGlossary(actor, glossaryId);
  const body = await readBody(request, { form: importTermsForm, json: z.never() });
  if (body.kind !== "form" || body.file === null) throw invalidField("file", "A file is needed.");
  const { fields, file } = body;
  const decoded = decode(new Uint8Array(await file.arrayBuffer()));
  if (!decoded.ok) throw refused(decoded.reason);
  const read = csvTerms.read(decoded.value.text, { ...glossary, mapping: fields.mapping ?? {} });
  if (!read.ok) throw refused(read.reason);
  const { concepts, skipped, columns } = read.value;
  const report = await importConcepts(actor, glossaryId, {
    ...{ concepts, skipped, fileName: fileNameOf(file.name), format: fields.format ?? "csv" },
    onConflict: fields.onConflict ?? "keep",
    dryRun: fields.dryRun ?? false,
  });
  return { ...report, skipped: [...report.skipped], conflicts: [...report.conflicts], columns: [...columns] };
}

function refused(reason: TermFileRefusal): AppError {
  return new AppError("invalid", SENTENCES[reason], {
    key: `termFile.${reason}`,
    fields: { file: SENTENCES[reason] },
  });
}
