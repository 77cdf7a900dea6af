import { parse } from "csv-parse/browser/esm/sync";
import { type DecodeRefusal, decode } from "@/lib/documents/core/decode";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { restoreFormula } from "../core/formula";
import type { ReturnedFile, ReturnedFormat } from "../core/returned/returned";
import { readReturnedTable, type TableLine } from "../core/returned/table-reader";
import { findDelimiter } from "../core/terms/csv-reader";
import { unescapeTsv } from "../core/tsv";
import { type DocxRefusal, readDocxTable } from "./read-docx-table";
import { readXlsxRows, type XlsxRefusal } from "./read-xlsx-rows";

/** Why a file brings nothing back. */
export type ReturnedRefusal =
  | DecodeRefusal
  | XlsxRefusal
  | DocxRefusal
  | "damaged"
  /** It is none of the formats that come back, or not one that was exported here. */
  | "not-returned"
  | "too-slow";

export type ReturnedUpload = { readonly bytes: Uint8Array; readonly fileName: string };

export type UnderstoodReturn = ReturnedFile & { readonly format: ReturnedFormat };

/** Reads a file that was exported here and comes back, whatever of the formats it is. Runs in the reader's thread. */
export async function understandReturned({
  bytes,
}: ReturnedUpload): Promise<Result<UnderstoodReturn, ReturnedRefusal>> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readContainer(bytes);
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  return readText(decoded.value.text.replace(/^\uFEFF/u, ""));
}

/** A workbook, else a Word document. */
async function readContainer(bytes: Uint8Array): Promise<Result<UnderstoodReturn, ReturnedRefusal>> {
  const opened = await readXlsxRows(bytes, null);
  if (!opened.ok && opened.reason === "not-a-workbook") {
    const read = await readDocxTable(bytes);
    return read.ok ? understood("docx", read.value) : read;
  }
  if (!opened.ok) return opened;
  const lines = opened.value.rows.map((cells, at) => ({ line: at + 1, cells }));
  return understood("xlsx", readReturnedTable(lines));
}

function readText(text: string): Result<UnderstoodReturn, ReturnedRefusal> {
  const { body, delimiter, skippedLines } = findDelimiter(text);
  if (delimiter === "\t" && !/^"?paragraph"?\t/u.test(body)) return refuse("not-returned");
  return delimiter === "\t"
    ? understood("tsv", readReturnedTable(tsvLines(body, skippedLines)))
    : readCsv(body, delimiter, skippedLines);
}

function readCsv(
  body: string,
  delimiter: string,
  skipped: number,
): Result<UnderstoodReturn, ReturnedRefusal> {
  const lines: TableLine[] = [];
  try {
    parse(body, {
      ...{ delimiter, relax_column_count: true, skip_empty_lines: false, relax_quotes: true },
      on_record: (cells: readonly string[], { lines: ended }) => {
        lines.push({ line: ended + skipped, cells: cells.map(restoreFormula) });
        return null;
      },
    });
  } catch {
    return refuse("damaged");
  }
  return understood("csv", readReturnedTable(lines));
}

/** A line is a row: what could end one inside a text is escaped. */
function tsvLines(body: string, skipped: number): readonly TableLine[] {
  return body.split(/\r?\n/u).map((line, at) => ({
    line: at + 1 + skipped,
    cells: line.split("\t").map((cell) => restoreFormula(unescapeTsv(cell))),
  }));
}

function understood(
  format: ReturnedFormat,
  file: ReturnedFile | null,
): Result<UnderstoodReturn, ReturnedRefusal> {
  return file === null ? refuse("not-returned") : ok({ ...file, format });
}
