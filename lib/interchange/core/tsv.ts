import { quoteFormula } from "./formula";
import { type Cell, TABLE_CARRIES, tableCells, tableHeader } from "./table";
import type { TextWriter } from "./writer";

/**
 * Tab-separated values, a line a row: no quotes, so a tab, a line's end and a backslash inside a text are written `\t`,
 * `\n`, `\r` and `\\`, as PostgreSQL's COPY and most programs that read TSV do (Linear TSV). Formulas are guarded as in CSV.
 */
export const tsv: TextWriter = {
  format: "tsv",
  mediaType: "text/tab-separated-values; charset=utf-8",
  extension: "tsv",
  carries: () => ({ ...TABLE_CARRIES, characters: "no-null" }),
  async *write(document, rows, { byteOrderMark }) {
    yield (byteOrderMark ? "\uFEFF" : "") + line(tableHeader(document));
    for await (const row of rows) yield line(tableCells(document, row));
  },
};

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function line(cells: readonly Cell[]): string {
  return `${cells.map(write).join("\t")}\n`;
}

function write(cell: Cell): string {
  if (typeof cell !== "string") return cell === null ? "" : String(cell);
  return quoteFormula(cell.replaceAll("\0", "\uFFFD")).replace(
    /[\\\t\n\r]/g,
    (char) => ESCAPES[char] ?? char,
  );
}

/** The inverse of the escapes of a cell, in one look: `\\t` is a backslash and a t. */
export function unescapeTsv(cell: string): string {
  return cell.replace(/\\([\\tnr])/g, (_, char: string) => UNESCAPES[char] ?? char);
}

const UNESCAPES: Readonly<Record<string, string>> = { "\\": "\\", t: "\t", n: "\n", r: "\r" };
