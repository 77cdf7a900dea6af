import { decode } from "@/lib/documents/core/decode";
import { refuseDecoding } from "@/lib/documents/core/places";
import { readAligned } from "@/lib/documents/server/read-aligned";
import { AppError } from "@/lib/kernel/app-error";
import { ok } from "@/lib/kernel/result";
import { type Reading, withPlace } from "@/lib/text/core/file-place";
import { isMeantAsXliff } from "@/lib/xliff/core/names";
import { refuseXliff } from "@/lib/xliff/server/refuse-xliff";
import { understandXliff } from "@/lib/xliff/server/understand-xliff";
import { CsvRefused, readCsvRows } from "../core/csv-rows";
import { restoreFormula } from "../core/formula";
import type { FilePair } from "../core/pairs/pair";
import { readTablePairs } from "../core/pairs/table-pairs";
import { readTmxPairs } from "../core/pairs/tmx-pairs";
import { readXliffPairs } from "../core/pairs/xliff-pairs";
import { findDelimiter } from "../core/terms/csv-reader";
import { readXlsxRows } from "./read-xlsx-rows";
import { readXmlTree } from "./read-xml-tree";
import { refusePairs } from "./refuse-pairs";

const SENTENCES: Readonly<Record<string, string>> = {
  empty: "The file is empty.",
  "unknown-encoding": "The encoding of the file was not recognized: save it as UTF-8.",
  "no-table": "The file has no table in it.",
  "no-source-column": "No column is headed as the source: name one “source” or “zh”.",
  "no-target-column": "No column is headed as a translation: name one “target” or “en”.",
  "no-aligned":
    "The container has no workbook and no two texts whose lines belong together: name them by their languages, as “text.zh” and “text.en”.",
  "several-sources":
    "The container has several texts in the language of the source: give one with its translations.",
  "unequal-lines":
    "The texts do not have the same number of lines, so nobody can tell which belong together: they were not read.",
  "no-pairs-format": "The file is neither TMX nor XLIFF.",
  doctype: "The file declares a document type of its own: it was not read.",
  "too-deep": "The file is nested deeper than pairs need: it was not read.",
  "external-links": "The workbook links to other files: remove the links and try again.",
  encrypted: "The file is locked with a password: remove it and try again.",
  "too-many-entries": "The file has more parts than a workbook needs: it was not read.",
  "expands-too-much": "The file would take too much memory: it was not read.",
};

/**
 * The pairs of a file: TMX, XLIFF (1.2 and 2), CSV, TSV, a workbook's first sheet or plain files in a container, told by its content.
 *
 * @throws AppError `invalid`, with one sentence that names the place, for a file that holds no pairs or cannot be read
 */
export async function readPairs(bytes: Uint8Array): Promise<readonly FilePair[]> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isZip ? await readContainer(bytes) : readText(bytes);
  if (read.ok) return read.value;
  const sentence = SENTENCES[read.reason] ?? "The file is damaged, or of another kind: it was not read.";
  throw new AppError("invalid", withPlace(sentence, read.place));
}

type ReadPairs = Reading<readonly FilePair[], string>;

/** A workbook, else plain files beside each other. */
async function readContainer(bytes: Uint8Array): Promise<ReadPairs> {
  const rows = await readXlsxRows(bytes, null);
  if (rows.ok) return readTablePairs(rows.value.rows);
  return rows.reason === "not-a-workbook" ? readPlainFiles(bytes) : rows;
}

async function readPlainFiles(bytes: Uint8Array): Promise<ReadPairs> {
  const read = await readAligned(bytes, null);
  if (!read.ok) return read;
  const { source, targets } = read.value;
  return ok(
    targets.flatMap(({ stem, lines }) =>
      lines.flatMap((target, at): FilePair[] => {
        const own = source.lines[at] ?? "";
        if (own.trim() === "" && target.trim() === "") return [];
        return [
          { place: `line ${at + 1}`, track: targets.length > 1 ? stem : "", ...{ source: own, target } },
        ];
      }),
    ),
  );
}

function readText(bytes: Uint8Array): ReadPairs {
  const decoded = decode(bytes);
  if (!decoded.ok) return refuseDecoding(decoded.reason, bytes);
  const { text, encoding } = decoded.value;
  if (isMeantAsXliff(text, "")) return readXliff(text, encoding);
  if (/^\uFEFF?\s*</u.test(text)) {
    const tree = readXmlTree(text);
    return tree.ok ? readTmxPairs(tree.value) : tree;
  }
  return readTablePairs(readCells(text));
}

function readXliff(text: string, encoding: string) {
  const read = understandXliff(text, encoding);
  if (!read.ok) throw refuseXliff(read.refusal);
  return ok(readXliffPairs(read.document));
}

function readCells(text: string): string[][] {
  const { body, delimiter, skippedLines } = findDelimiter(text.replace(/^\uFEFF/u, ""));
  try {
    return readCsvRows(body, delimiter, skippedLines + 1).map(({ cells }) => cells.map(restoreFormula));
  } catch (error) {
    if (error instanceof CsvRefused) throw refusePairs(error.reason, { line: error.line });
    throw error;
  }
}
