import { ok, refuse } from "@/lib/kernel/result";
import { inLine, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { CsvRefused, type CsvRow, readCsvRows } from "../csv-rows";
import { restoreFormula } from "../formula";
import { type ReadTerms, readTable } from "./table-reader";

/** A table that cannot be read at all. */
export type TableRefusal = "no-table" | "damaged" | "no-known-column";

/**
 * Reads terms from CSV or TSV: comma, semicolon or tab, whichever the first line uses most; an Excel "sep=" line is
 * obeyed. An apostrophe that keeps a cell from being a formula is taken away again.
 */
export function readCsvTerms(
  text: string,
  options: { readonly targetLanguage: string; readonly mapping: Readonly<Record<string, string>> },
): Reading<ReadTerms, TableRefusal> {
  const { body, delimiter, skippedLines } = findDelimiter(text.replace(/^\uFEFF/u, ""));
  let rows: readonly CsvRow[];
  try {
    rows = readCsvRows(body, delimiter, skippedLines + 1);
  } catch (error) {
    if (error instanceof CsvRefused) return refuseAt("damaged", inLine(error.line));
    throw error;
  }
  if (rows.length < 2) return refuse("no-table");
  const read = readTable(
    rows.map(({ cells }) => cells.map(restoreFormula)),
    { ...options, lineOf: (index) => rows[index]?.line ?? 0 },
  );
  return read.columns.some(({ meaning }) => meaning !== null) ? ok(read) : refuse("no-known-column");
}

/** What parts the cells of a table: told by an Excel "sep=" line, else whichever of the three its first line has most of. */
export function findDelimiter(text: string): {
  readonly body: string;
  readonly delimiter: string;
  readonly skippedLines: number;
} {
  const told = /^sep=(.)\r?\n/iu.exec(text);
  if (told?.[1] !== undefined)
    return { body: text.slice(told[0].length), delimiter: told[1], skippedLines: 1 };
  const firstLine = text.slice(0, text.search(/\r?\n|$/u));
  const counts = [",", "\t", ";"].map((mark) => ({ mark, count: firstLine.split(mark).length }));
  const best = counts.reduce((most, each) => (each.count > most.count ? each : most));
  return { body: text, delimiter: best.mark, skippedLines: 0 };
}
