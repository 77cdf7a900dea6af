import { type DecodeRefusal, decode } from "@/lib/documents/core/decode";
import { refuseDecoding } from "@/lib/documents/core/places";
import { ok, refuse } from "@/lib/kernel/result";
import { inLine, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { checkImported } from "../core/terms/check-imported";
import { readCsvTerms, type TableRefusal } from "../core/terms/csv-reader";
import { detectTermFormat, type TermFormat } from "../core/terms/formats";
import { type JsonRefusal, readJsonTerms } from "../core/terms/json-reader";
import { type ReadTerms, readTable } from "../core/terms/table-reader";
import { readTbxTerms } from "../core/terms/tbx-reader";
import { readXlsxRows, type XlsxRefusal } from "./read-xlsx-rows";
import { readXmlTree, type XmlRefusal } from "./read-xml-tree";

/** Why a file gives no terms. */
export type TermFileRefusal =
  | DecodeRefusal
  | TableRefusal
  | JsonRefusal
  | XmlRefusal
  | XlsxRefusal
  | "not-tbx"
  | "too-slow";

export type TermsUpload = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Null to tell it from the file. */
  readonly format: TermFormat | null;
  /** Of a workbook; null for its first sheet. */
  readonly sheet: string | null;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly mapping: Readonly<Record<string, string>>;
};

export type UnderstoodTerms = ReadTerms & {
  readonly format: TermFormat;
  /** Of a workbook: the sheet that was read. */
  readonly sheet?: string;
};

/** What a file gave; of a workbook that could be opened its sheets too, so that another can be chosen. */
export type TermFileRead = Reading<UnderstoodTerms, TermFileRefusal> & {
  readonly sheets?: readonly string[];
};

/** Reads a file of terms, whatever of our formats it is. Runs in the reader's thread. */
export async function understandTerms(upload: TermsUpload): Promise<TermFileRead> {
  if (upload.bytes.length === 0) return refuse("empty");
  const isZip = upload.bytes[0] === 0x50 && upload.bytes[1] === 0x4b;
  if (isZip || upload.format === "xlsx") return isZip ? readWorkbook(upload) : refuse("not-a-workbook");
  const decoded = decode(upload.bytes);
  if (!decoded.ok) return refuseDecoding(decoded.reason, upload.bytes);
  const { text } = decoded.value;
  const format = upload.format ?? detectTermFormat(text.slice(0, 1000), upload.fileName);
  const read = readText(text, format, upload);
  return read.ok ? ok({ ...checkImported(read.value), format }) : read;
}

function readText(
  text: string,
  format: TermFormat,
  { sourceLanguage, ...options }: TermsUpload,
): Reading<ReadTerms, TermFileRefusal> {
  if (format === "json") return readJsonTerms(text);
  if (format !== "tbx") return readCsvTerms(text, options);
  const tree = readXmlTree(text);
  if (!tree.ok) return tree;
  const read = readTbxTerms(tree.value, sourceLanguage);
  return read.ok ? read : refuseAt(read.reason, inLine(tree.value.line));
}

async function readWorkbook({ bytes, sheet: wanted, ...options }: TermsUpload): Promise<TermFileRead> {
  const opened = await readXlsxRows(bytes, wanted);
  if (!opened.ok) return opened;
  const { rows, sheet, sheets } = opened.value;
  if (rows.length < 2) return { ...refuse("no-table"), sheets };
  const read = readTable(rows, { ...options, lineOf: (index) => index + 1 });
  if (read.columns.every(({ meaning }) => meaning === null)) return { ...refuse("no-known-column"), sheets };
  return { ...ok({ ...checkImported(read), format: "xlsx" as const, sheet }), sheets };
}
