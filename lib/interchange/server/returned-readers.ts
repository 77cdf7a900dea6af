import { looksLikePo } from "@/lib/documents/core/parse-po";
import { ok, refuse } from "@/lib/kernel/result";
import type { Reading } from "@/lib/text/core/file-place";
import { isMeantAsXliff } from "@/lib/xliff/core/names";
import { XliffStream } from "@/lib/xliff/server/xliff-stream";
import { CsvRows } from "../core/csv-rows";
import { restoreFormula } from "../core/formula";
import { looksLikeJsonl, readReturnedJsonl } from "../core/returned/jsonl-reader";
import { readReturnedPo } from "../core/returned/po-reader";
import type { ReturnedFile, ReturnedFormat } from "../core/returned/returned";
import { ReturnedTable, readReturnedTable } from "../core/returned/table-reader";
import { readTsvLines } from "../core/returned/tsv-lines";
import { looksLikeVtt, readReturnedVtt } from "../core/returned/vtt-reader";
import { ReturnedXliff } from "../core/returned/xliff-reader";
import { findDelimiter } from "../core/terms/csv-reader";
import { returnedTmx } from "./read-returned-tmx";
import type { ReturnedRefusal, UnderstoodReturn } from "./understand-returned";

/** A reader of one format: it is given the text piece by piece, and says at the end what came back. */
export type ReturnedReader = {
  readonly write: (piece: string) => void;
  readonly end: () => Reading<UnderstoodReturn, ReturnedRefusal>;
};

/** The reader for a text, told by how it begins. It may throw what `understandReturned` turns into refusals. */
export function returnedReader(beginning: string, fileName: string, encoding: string): ReturnedReader {
  if (isMeantAsXliff(beginning, fileName)) return returnedXliff(encoding);
  if (/^\s*</u.test(beginning)) return returnedTmx();
  if (looksLikePo(beginning)) return ofWhole(readPo);
  if (looksLikeJsonl(beginning)) return ofWhole(readJsonl);
  if (looksLikeVtt(beginning)) return ofWhole((text) => understood("vtt", readReturnedVtt(text)));
  const table = findDelimiter(beginning);
  if (table.delimiter === "\t") return ofWhole(readTsv);
  return returnedCsv(table.delimiter, beginning.length - table.body.length, table.skippedLines);
}

/** Formats that are read as a whole. */
function ofWhole(read: (text: string) => Reading<UnderstoodReturn, ReturnedRefusal>): ReturnedReader {
  const pieces: string[] = [];
  return {
    write: (piece) => void pieces.push(piece),
    end: () => read(pieces.join("")),
  };
}

function readPo(text: string): Reading<UnderstoodReturn, ReturnedRefusal> {
  const read = readReturnedPo(text);
  return read.ok ? understood("po", read.value) : read;
}

function readJsonl(text: string): Reading<UnderstoodReturn, ReturnedRefusal> {
  const read = readReturnedJsonl(text);
  return read.ok ? understood("jsonl", read.value) : read;
}

function readTsv(text: string): Reading<UnderstoodReturn, ReturnedRefusal> {
  const { body, skippedLines } = findDelimiter(text);
  const lines = readTsvLines(body).map(({ line, cells }) => ({ line: line + skippedLines, cells }));
  return understood("tsv", readReturnedTable(lines));
}

function returnedXliff(encoding: string): ReturnedReader {
  const stream = new XliffStream(encoding, "all");
  const returned = new ReturnedXliff();
  return {
    write(piece) {
      for (const { head, unit } of stream.write(piece)) returned.add(head, unit);
    },
    end() {
      const breaks = stream.end();
      return ok({ ...returned.file(stream.heads), format: "xliff", breaks });
    },
  };
}

function returnedCsv(delimiter: string, skipped: number, skippedLines: number): ReturnedReader {
  const rows = new CsvRows(delimiter, skippedLines + 1);
  const table = new ReturnedTable();
  let skip = skipped;
  const add = (read: ReturnType<CsvRows["end"]>): void => {
    for (const { line, cells } of read) table.add({ line, cells: cells.map(restoreFormula) });
  };
  return {
    write(piece) {
      add(rows.write(piece.slice(skip)));
      skip = 0;
    },
    end() {
      add(rows.end());
      return understood("csv", table.file());
    },
  };
}

/** What a reader found; null is a file that is none of ours. */
export function understood(
  format: ReturnedFormat,
  file: ReturnedFile | null,
): Reading<UnderstoodReturn, ReturnedRefusal> {
  return file === null ? refuse("not-returned") : ok({ ...file, format, breaks: [] });
}
