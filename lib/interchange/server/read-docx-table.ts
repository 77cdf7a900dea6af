import { NoticeCounter } from "@/lib/documents/core/reader";
import { inPart, PartRefusal } from "@/lib/documents/server/docx/read-xml";
import { readZip, type ZipParts } from "@/lib/documents/server/docx/read-zip";
import { findDocumentPart } from "@/lib/documents/server/docx/relationships";
import { ok, refuse } from "@/lib/kernel/result";
import { partPlace, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { wordName } from "../core/docx/cell-text";
import { createTableReader } from "../core/docx/table-reader";
import type { ReturnedFile } from "../core/returned/returned";
import { createXmlParser, XmlRefused } from "./read-xml-tree";

export type DocxRefusal =
  | "damaged"
  /** No Word document, or none with a table of ours. */
  | "not-returned"
  | "doctype"
  | "outside-parts"
  | "encrypted"
  | "too-many-entries"
  | "expands-too-much"
  | "too-deep"
  | "macros";

/**
 * The table of a Word file that was exported here and comes back from Word or LibreOffice, row by row. The container is
 * measured before it is opened; a file that points outside itself, but for addresses that are only words, is refused. A refusal
 * names the part, and the paragraph in it.
 */
export async function readDocxTable(bytes: Uint8Array): Promise<Reading<ReturnedFile, DocxRefusal>> {
  const zip = await readZip(
    bytes,
    (name) => name.endsWith(".rels") || /^(?:word\/)?[^/]*\.xml$/iu.test(name),
  );
  if (!zip.ok) {
    const known = ["encrypted", "too-many-entries", "expands-too-much"] as const;
    return refuseAt(known.find((each) => each === zip.reason) ?? "damaged", zip.place);
  }
  try {
    return readParts(zip.value);
  } catch (error) {
    if (error instanceof PartRefusal) return refuseAt(KNOWN[error.reason] ?? "damaged", error.place);
    throw error;
  }
}

const KNOWN: Readonly<Partial<Record<PartRefusal["reason"], DocxRefusal>>> = {
  doctype: "doctype",
  "external-relationship": "outside-parts",
  "too-deep": "too-deep",
  "expands-too-much": "expands-too-much",
};

function readParts({ names, parts }: ZipParts): Reading<ReturnedFile, DocxRefusal> {
  const macros = names.find((name) => /vba(?:Project|Data)/iu.test(name));
  if (macros !== undefined) return refuseAt("macros", partPlace(macros));
  const notices = new NoticeCounter();
  const main = findDocumentPart(parts, notices);
  const body = main === undefined ? undefined : parts.get(main);
  if (main === undefined || body === undefined) return refuse("not-returned");
  const file = inPart(main, () => readBody(body));
  return file === null ? refuse("not-returned") : ok(file);
}

/** UTF-8 bytes that are decoded at once. */
const PIECE = 1 << 20;

/** Each row, and each paragraph outside of tables, is forgotten once it was read. */
function readBody(part: Uint8Array): ReturnedFile | null {
  const reader = createTableReader();
  let depthOfRows: number | null = null;
  let paragraphs = 0;
  const parser = createXmlParser((node, depth) => {
    const name = wordName(node);
    if (name === "p") paragraphs += 1;
    // A row of a table inside a cell is part of that cell.
    if (name === "tr" && (depthOfRows === null || depth === depthOfRows)) {
      if (reader.row(node)) depthOfRows = depth;
      return "taken";
    }
    if (name !== "p" || depth !== 2) return "kept";
    reader.paragraph(node);
    return "taken";
  });
  if (/<!DOCTYPE/iu.test(new TextDecoder().decode(part.subarray(0, 4096)))) throw new PartRefusal("doctype");
  const decoder = new TextDecoder();
  try {
    for (let at = 0; at < part.byteLength; at += PIECE)
      parser.write(decoder.decode(part.subarray(at, at + PIECE), { stream: true }));
    parser.write(decoder.decode()).close();
  } catch (error) {
    // What cannot be read stands in the paragraph behind the last that could.
    throw error instanceof XmlRefused ? new PartRefusal(error.reason, undefined, paragraphs + 1) : error;
  }
  return reader.file();
}
