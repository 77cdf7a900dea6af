import { NoticeCounter } from "@/lib/documents/core/reader";
import { PartRefusal } from "@/lib/documents/server/docx/read-xml";
import { readZip, type ZipParts } from "@/lib/documents/server/docx/read-zip";
import { readRelationships } from "@/lib/documents/server/docx/relationships";
import { ok, type Result, refuse } from "@/lib/kernel/result";
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
 * measured before it is opened; a file that points outside itself, but for addresses that are only words, is refused.
 */
export async function readDocxTable(bytes: Uint8Array): Promise<Result<ReturnedFile, DocxRefusal>> {
  const zip = await readZip(
    bytes,
    (name) => name.endsWith(".rels") || /^(?:word\/)?[^/]*\.xml$/iu.test(name),
  );
  if (!zip.ok) {
    const known = ["encrypted", "too-many-entries", "expands-too-much"] as const;
    return refuse(known.find((each) => each === zip.reason) ?? "damaged");
  }
  try {
    return readParts(zip.value);
  } catch (error) {
    if (error instanceof XmlRefused) return refuse(error.reason);
    if (error instanceof PartRefusal) return refuse(KNOWN[error.reason] ?? "damaged");
    throw error;
  }
}

const KNOWN: Readonly<Partial<Record<PartRefusal["reason"], DocxRefusal>>> = {
  doctype: "doctype",
  "external-relationship": "outside-parts",
  "too-deep": "too-deep",
};

function readParts({ names, parts }: ZipParts): Result<ReturnedFile, DocxRefusal> {
  if (names.some((name) => /vba(?:Project|Data)/iu.test(name))) return refuse("macros");
  const notices = new NoticeCounter();
  for (const [name, bytes] of parts)
    if (name.endsWith(".rels") && name !== "_rels/.rels") readRelationships(bytes, notices);
  const root = parts.get("_rels/.rels");
  const main = root === undefined ? undefined : readRelationships(root, notices).get("officeDocument");
  const body = main === undefined ? undefined : parts.get(main);
  if (body === undefined) return refuse("not-returned");
  const file = readBody(body);
  return file === null ? refuse("not-returned") : ok(file);
}

/** UTF-8 bytes that are decoded at once. */
const PIECE = 1 << 20;

/** Each row, and each paragraph outside of tables, is forgotten once it was read. */
function readBody(part: Uint8Array): ReturnedFile | null {
  const reader = createTableReader();
  let depthOfRows: number | null = null;
  const parser = createXmlParser((node, depth) => {
    const name = wordName(node);
    // A row of a table inside a cell is part of that cell.
    if (name === "tr" && (depthOfRows === null || depth === depthOfRows)) {
      if (reader.row(node)) depthOfRows = depth;
      return "taken";
    }
    if (name !== "p" || depth !== 2) return "kept";
    reader.paragraph(node);
    return "taken";
  });
  if (/<!DOCTYPE/iu.test(new TextDecoder().decode(part.subarray(0, 4096))))
    throw new XmlRefused("doctype", 1);
  const decoder = new TextDecoder();
  for (let at = 0; at < part.byteLength; at += PIECE)
    parser.write(decoder.decode(part.subarray(at, at + PIECE), { stream: true }));
  parser.write(decoder.decode()).close();
  return reader.file();
}
