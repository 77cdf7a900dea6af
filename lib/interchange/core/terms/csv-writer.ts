import { stringify } from "csv-stringify/browser/esm/sync";
import { quoteFormula } from "../formula";
import { type ExportedConcept, type Languages, tableHeader, tableRows } from "./table-writer";

/** Terms as CSV (RFC 4180), or with tabs between the cells, with the columns that our import understands, safe to open in a spreadsheet. */
export async function* writeCsvTerms(
  concepts: AsyncIterable<ExportedConcept>,
  languages: Languages,
  delimiter: "," | "\t" = ",",
): AsyncGenerator<string> {
  const record = (cells: readonly string[]): string =>
    stringify([cells.map(quoteFormula)], { record_delimiter: "windows", delimiter });
  yield `\uFEFF${record(tableHeader(languages))}`;
  for await (const concept of concepts) yield tableRows(concept, languages).map(record).join("");
}
