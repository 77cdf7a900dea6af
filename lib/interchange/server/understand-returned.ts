import type { DecodeRefusal } from "@/lib/documents/core/decode";
import { DecodeRefused } from "@/lib/documents/core/decode-pieces";
import { refuseDecoding } from "@/lib/documents/core/places";
import { ok, refuse } from "@/lib/kernel/result";
import type { AlignedRefusal, FileLanguages } from "@/lib/text/core/aligned-files";
import { inLine, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { isStorable } from "@/lib/text/core/storable";
import type { XliffRefusal } from "@/lib/xliff/core/refusal";
import type { RuleBreak } from "@/lib/xliff/core/rules/names";
import { XliffRefused } from "@/lib/xliff/server/xliff-stream";
import { CsvRefused } from "../core/csv-rows";
import type { ReturnedFile, ReturnedFormat, ReturnedTrack } from "../core/returned/returned";
import { readReturnedTable } from "../core/returned/table-reader";
import { type DocxRefusal, readDocxTable } from "./read-docx-table";
import { readReturnedMoses } from "./read-returned-moses";
import { readXlsxRows, type XlsxRefusal } from "./read-xlsx-rows";
import { XmlRefused } from "./read-xml-tree";
import { type ReturnedReader, returnedReader, understood } from "./returned-readers";
import { textPieces } from "./text-pieces";

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
  | AlignedRefusal
  | "unequal-lines"
  | "too-slow";

export type ReturnedUpload = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Of the track that it is for, and of its source; nothing is known where it is left out. */
  readonly languages?: FileLanguages;
};

export type UnderstoodReturn = ReturnedFile & {
  readonly format: ReturnedFormat;
  /** Rules of the file's format that it breaks; it can be read all the same. */
  readonly breaks: readonly RuleBreak[];
};

/** What became of reading a file. */
export type ReadReturn =
  | Reading<UnderstoodReturn, ReturnedRefusal>
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

async function readAny({ bytes, fileName, languages }: ReturnedUpload): Promise<ReadReturn> {
  if (bytes.length === 0) return refuse("empty");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readContainer(bytes, languages ?? null);
  try {
    return await readText(bytes, fileName);
  } catch (error) {
    if (error instanceof XliffRefused) return { ok: false, reason: "xliff", refusal: error.refusal };
    if (error instanceof DecodeRefused) return refuseDecoding(error.reason, bytes);
    if (error instanceof XmlRefused) return refuseAt(error.reason, inLine(error.line));
    if (error instanceof CsvRefused) return refuseAt("damaged", inLine(error.line));
    throw error;
  }
}

async function readText(bytes: Uint8Array, fileName: string): Promise<ReadReturn> {
  let reader: ReturnedReader | null = null;
  for await (const { text, encoding } of textPieces([bytes])) {
    reader ??= returnedReader(text, fileName, encoding);
    reader.write(text);
  }
  return reader?.end() ?? refuse("empty");
}

/** A workbook, else a Word document, else plain files beside each other. */
async function readContainer(
  bytes: Uint8Array,
  languages: FileLanguages | null,
): Promise<Reading<UnderstoodReturn, ReturnedRefusal>> {
  const opened = await readXlsxRows(bytes, null);
  if (!opened.ok && opened.reason === "not-a-workbook") {
    const read = await readDocxTable(bytes);
    if (read.ok) return understood("docx", read.value);
    if (read.reason !== "not-returned") return read;
    const lines = await readReturnedMoses(bytes, languages);
    if (lines.ok) return understood("moses", lines.value);
    return lines.reason === "no-aligned" ? read : lines;
  }
  if (!opened.ok) return opened;
  const lines = opened.value.rows.flatMap((cells, at) =>
    cells.length === 0 ? [] : [{ line: at + 1, cells }],
  );
  return understood("xlsx", readReturnedTable(lines));
}
