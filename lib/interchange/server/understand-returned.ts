import { parse } from "csv-parse/browser/esm/sync";
import { type DecodeRefusal, decode } from "@/lib/documents/core/decode";
import { looksLikePo } from "@/lib/documents/core/parse-po";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isStorable } from "@/lib/text/core/storable";
import { isMeantAsXliff } from "@/lib/xliff/core/names";
import type { XliffRefusal } from "@/lib/xliff/core/refusal";
import type { RuleBreak } from "@/lib/xliff/core/rules/names";
import { understandXliff } from "@/lib/xliff/server/understand-xliff";
import { restoreFormula } from "../core/formula";
import { looksLikeJsonl, readReturnedJsonl } from "../core/returned/jsonl-reader";
import { readReturnedPo } from "../core/returned/po-reader";
import type { ReturnedFile, ReturnedFormat, ReturnedTrack } from "../core/returned/returned";
import { readReturnedTable, type TableLine } from "../core/returned/table-reader";
import { readTsvLines } from "../core/returned/tsv-lines";
import { looksLikeVtt, readReturnedVtt } from "../core/returned/vtt-reader";
import { readReturnedXliff } from "../core/returned/xliff-reader";
import { findDelimiter } from "../core/terms/csv-reader";
import { type DocxRefusal, readDocxTable } from "./read-docx-table";
import { readReturnedTmx } from "./read-returned-tmx";
import { readXlsxRows, type XlsxRefusal } from "./read-xlsx-rows";

/** Why a file brings nothing back. */
export type ReturnedRefusal =
  | DecodeRefusal
  | XlsxRefusal
  | DocxRefusal
  | "damaged"
  /** It is none of the formats that come back, or not one that was exported here. */
  | "not-returned"
  /** Its pairs are sentences, which have no place of their own here. */
  | "sentences"
  | "too-deep"
  | "too-slow";

export type ReturnedUpload = { readonly bytes: Uint8Array; readonly fileName: string };

export type UnderstoodReturn = ReturnedFile & {
  readonly format: ReturnedFormat;
  /** Rules of the file's format that it breaks; it can be read all the same. */
  readonly breaks: readonly RuleBreak[];
};

/** What became of reading a file. An XLIFF is refused with the line. */
export type ReadReturn =
  | Result<UnderstoodReturn, ReturnedRefusal>
  | { readonly ok: false; readonly reason: "xliff"; readonly refusal: XliffRefusal };

/** Reads a file that was exported here and comes back, whatever of the formats it is. Runs in the reader's thread. */
export async function understandReturned(upload: ReturnedUpload): Promise<ReadReturn> {
  const read = await readAny(upload);
  return read.ok ? ok({ ...read.value, tracks: read.value.tracks.map(storableTexts) }) : read;
}

/** What the database cannot keep is in no text that it gave: it is left out, and half a pair becomes U+FFFD. */
function storableTexts(track: ReturnedTrack): ReturnedTrack {
  return {
    ...track,
    texts: track.texts.map((one) => {
      if (isStorable(one.text)) return one;
      const text = one.text.toWellFormed().replaceAll("\0", "");
      return { ...one, text, marks: one.marks === null ? null : [] };
    }),
  };
}

async function readAny({ bytes, fileName }: ReturnedUpload): Promise<ReadReturn> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readContainer(bytes);
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (isMeantAsXliff(text, fileName)) return readXliff(text, encoding);
  return readText(text.replace(/^\uFEFF/u, ""));
}

function readXliff(text: string, encoding: string): ReadReturn {
  const read = understandXliff(text, encoding);
  if (!read.ok) return { ok: false, reason: "xliff", refusal: read.refusal };
  return ok({ ...readReturnedXliff(read.document), format: "xliff", breaks: read.breaks });
}

/** A workbook, else a Word document. */
async function readContainer(bytes: Uint8Array): Promise<Result<UnderstoodReturn, ReturnedRefusal>> {
  const opened = await readXlsxRows(bytes, null);
  if (!opened.ok && opened.reason === "not-a-workbook") {
    const read = await readDocxTable(bytes);
    return read.ok ? understood("docx", read.value) : read;
  }
  if (!opened.ok) return opened;
  const lines = opened.value.rows.flatMap((cells, at) =>
    cells.length === 0 ? [] : [{ line: at + 1, cells }],
  );
  return understood("xlsx", readReturnedTable(lines));
}

function readText(text: string): Result<UnderstoodReturn, ReturnedRefusal> {
  if (/^\s*</u.test(text)) return readXml(text);
  if (looksLikePo(text)) {
    const read = readReturnedPo(text);
    return read.ok ? understood("po", read.value) : read;
  }
  if (looksLikeJsonl(text)) {
    const read = readReturnedJsonl(text);
    return typeof read === "string" ? refuse(read) : understood("jsonl", read);
  }
  if (looksLikeVtt(text)) return understood("vtt", readReturnedVtt(text));
  const { body, delimiter, skippedLines } = findDelimiter(text);
  return delimiter === "\t"
    ? understood("tsv", readReturnedTable(tsvLines(body, skippedLines)))
    : readCsv(body, delimiter, skippedLines);
}

function readXml(text: string): Result<UnderstoodReturn, ReturnedRefusal> {
  const read = readReturnedTmx(text);
  return read.ok ? understood("tmx", read.value) : read;
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

function tsvLines(body: string, skipped: number): readonly TableLine[] {
  return readTsvLines(body).map(({ line, cells }) => ({ line: line + skipped, cells }));
}

function understood(
  format: ReturnedFormat,
  file: ReturnedFile | null,
): Result<UnderstoodReturn, ReturnedRefusal> {
  return file === null ? refuse("not-returned") : ok({ ...file, format, breaks: [] });
}
