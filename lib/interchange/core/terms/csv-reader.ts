import { parse } from "csv-parse/browser/esm/sync";
import { ok, type Result, refuse } from "@/lib/kernel/result";
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
): Result<ReadTerms, TableRefusal> {
  const { body, delimiter, skippedLines } = findDelimiter(text.replace(/^\uFEFF/u, ""));
  let records: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(body, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: false, relax_quotes: true, info: true },
    }) as unknown as typeof records;
  } catch {
    return refuse("damaged");
  }
  const [header] = records;
  if (header === undefined || records.length < 2) return refuse("no-table");
  const read = readTable(
    records.map(({ record }) => record.map(restoreFormula)),
    { ...options, lineOf: (index) => startLine(records, index) + skippedLines },
  );
  return read.columns.some(({ meaning }) => meaning !== null) ? ok(read) : refuse("no-known-column");
}

/** The 1-based line where a record begins: after where the one before ended. */
function startLine(records: readonly { readonly info: { readonly lines: number } }[], index: number): number {
  return (records[index - 1]?.info.lines ?? 0) + 1;
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
