import { DecodeRefused } from "@/lib/documents/core/decode-pieces";
import { AppError } from "@/lib/kernel/app-error";
import { type FilePlace, withPlace } from "@/lib/text/core/file-place";
import { refuseXliff } from "@/lib/xliff/server/refuse-xliff";
import { XliffRefused } from "@/lib/xliff/server/xliff-stream";
import { CsvRefused } from "../core/csv-rows";
import { JsonlRefused } from "../core/pairs/jsonl-units";
import { XmlRefused } from "./read-xml-tree";

/** Why a file gives no pairs, each in one sentence; `{line}` is where. A file among several is named behind it. */
const SENTENCES = {
  empty: "The file is empty.",
  binary:
    "The file is no text: TMX, XLIFF, CSV, TSV, XLSX, JSON Lines and plain files of lines in a .zip are read.",
  "unknown-encoding": "The encoding of the file was not recognized: save it as UTF-8.",
  damaged: "The file is damaged in line {line}, or of another kind: it was not read.",
  doctype: "The file declares a document type of its own in line {line}: it was not read.",
  "too-deep": "The file is nested deeper in line {line} than pairs need: it was not read.",
  "expands-too-much": "What ends in line {line} is longer than a pair of texts: the file was not read.",
  "no-tmx": "The file is no TMX.",
  "unclosed-quote": "The table is damaged: a quotation mark of the row in line {line} is never closed.",
  "row-too-long":
    "The row that begins in line {line} is longer than pairs are: is a quotation mark never closed?",
  "json-list":
    "The file is one list of JSON: write each pair on a line of its own (JSON Lines), without the brackets around them.",
  "no-table": "The file has no table in it.",
  "no-source-column": "No column is headed as the source: name one “source” or “zh”.",
  "no-aligned":
    "There are no two texts whose lines belong together: name them by their languages, as “text.zh” and “text.en”.",
  "several-sources": "There are several texts in the language of the source: give one with its translations.",
  "same-name":
    "Two files have the same name, so nobody can tell which of them belongs to the other texts: give one of them.",
  "unequal-lines":
    "The texts do not have the same number of lines, so nobody can tell which belong together: they were not read.",
  "damaged-container": "The container is damaged: it was not read.",
  "damaged-workbook": "The workbook is damaged: it was not read.",
  "doctype-in-workbook": "The workbook declares a document type of its own: it was not read.",
  "external-links": "The workbook links to other files: remove the links and try again.",
  "too-slow": "The file took too long to read.",
  encrypted: "The file is locked with a password: remove it and try again.",
  "too-many-entries": "The container has more parts than pairs need: it was not read.",
  "unpacks-too-much": "The container unpacks to more than a file of pairs may be: it was not read.",
  "no-target-column": "No column is headed as a translation: name one “target” or “en”.",
} as const;
export type PairsRefusal = keyof typeof SENTENCES;

/** What the API answers to a file of pairs that cannot be read. */
export function refusePairs(
  reason: PairsRefusal,
  { line = 1, place }: { readonly line?: number; readonly place?: FilePlace | undefined } = {},
): AppError {
  const sentence = withPlace(SENTENCES[reason].replace("{line}", String(line)), place);
  return new AppError("invalid", sentence, {
    ...{ key: `pairsFile.${reason}`, values: { line, ...place }, fields: { file: sentence } },
  });
}

/** What a reader throws as what the API answers; anything else as it is. */
export function pairsError(error: unknown): unknown {
  if (error instanceof XliffRefused) return refuseXliff(error.refusal);
  if (error instanceof XmlRefused || error instanceof CsvRefused || error instanceof JsonlRefused)
    return refusePairs(error.reason, { line: error.line });
  return error instanceof DecodeRefused ? refusePairs(error.reason) : error;
}
