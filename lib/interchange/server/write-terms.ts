import { writeCsvTerms } from "../core/terms/csv-writer";
import { type TermExportFormat, tbxVariantOf } from "../core/terms/formats";
import { writeJsonTerms } from "../core/terms/json-writer";
import { type ExportedConcept, type Languages, tableHeader, tableRows } from "../core/terms/table-writer";
import { writeTbxTerms } from "../core/terms/tbx-writer";
import { writeXlsx } from "./write-xlsx";

/** Terms in a format, part by part; texts are to be sent as UTF-8. */
export function writeTerms(
  format: TermExportFormat,
  concepts: AsyncIterable<ExportedConcept>,
  languages: Languages,
): AsyncGenerator<string | Uint8Array<ArrayBuffer>> {
  const variant = tbxVariantOf(format);
  if (variant !== null) return writeTbxTerms(concepts, languages, variant);
  if (format === "xlsx")
    return writeXlsx([{ name: "Terms", header: tableHeader(languages), rows: rowsOf(concepts, languages) }]);
  if (format === "json") return writeJsonTerms(concepts, languages);
  return writeCsvTerms(concepts, languages, format === "tsv" ? "\t" : ",");
}

async function* rowsOf(concepts: AsyncIterable<ExportedConcept>, languages: Languages) {
  for await (const concept of concepts) yield* tableRows(concept, languages);
}
