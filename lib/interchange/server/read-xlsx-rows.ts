import { readZip, type ZipParts } from "@/lib/documents/server/docx/read-zip";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { addressOf, type CellContext, readCell, readSharedText } from "../core/xlsx-cells";
import { readDateStyles, readSheets } from "../core/xlsx-workbook";
import type { XmlNode } from "../core/xml-node";
import { createXmlParser, readXmlTree, XmlRefused } from "./read-xml-tree";

export type XlsxRefusal =
  | "damaged"
  | "not-a-workbook"
  | "no-sheet"
  | "doctype"
  | "external-links"
  | "encrypted"
  | "too-many-entries"
  | "expands-too-much";

/** Columns and rows beyond those of a table of ours are not looked at: a sheet may claim sixteen thousand by a million. */
const MOST_COLUMNS = 200;
const MOST_ROWS = 1_048_576;

export type XlsxRows = {
  readonly rows: readonly (readonly string[])[];
  /** The sheet that these are of. */
  readonly sheet: string;
  /** All sheets by name, in the workbook's order. */
  readonly sheets: readonly string[];
};

/**
 * The cells of a sheet as people see them, row by row, empty rows too so that their numbers hold: of a formula its
 * result, of a date its ISO day. The container is measured before it is opened.
 *
 * @param sheet a sheet's name; null for the first
 */
export async function readXlsxRows(
  bytes: Uint8Array,
  sheet: string | null,
): Promise<Result<XlsxRows, XlsxRefusal>> {
  const zip = await readZip(bytes, (name) => name.startsWith("xl/"));
  if (!zip.ok) {
    const { reason } = zip;
    const known = ["encrypted", "too-many-entries", "expands-too-much"] as const;
    return refuse(known.find((each) => each === reason) ?? "damaged");
  }
  const { names, parts } = zip.value;
  if (!names.includes("xl/workbook.xml")) return refuse("not-a-workbook");
  if (names.some((name) => name.startsWith("xl/externalLinks/"))) return refuse("external-links");
  try {
    return readWorkbook(parts, sheet);
  } catch (error) {
    if (error instanceof XmlRefused) return refuse(error.reason === "doctype" ? "doctype" : "damaged");
    throw error;
  }
}

type Parts = ZipParts["parts"];

function readWorkbook(parts: Parts, wanted: string | null): Result<XlsxRows, XlsxRefusal> {
  const workbook = treeOf(parts, "xl/workbook.xml");
  const relationships = treeOf(parts, "xl/_rels/workbook.xml.rels");
  if (workbook === null || relationships === null) return refuse("damaged");
  const { sheets, uses1904 } = readSheets(workbook, relationships);
  const found = wanted === null ? sheets[0] : sheets.find(({ name }) => name === wanted);
  if (found === undefined) return refuse("no-sheet");
  const styles = treeOf(parts, "xl/styles.xml");
  const context: CellContext = {
    shared: readShared(parts),
    dateStyles: styles === null ? new Set() : readDateStyles(styles),
    uses1904,
  };
  const part = parts.get(found.path);
  if (part === undefined) return refuse("damaged");
  const rows = readRows(part, context);
  return ok({ rows, sheet: found.name, sheets: sheets.map(({ name }) => name) });
}

function treeOf(parts: Parts, name: string): XmlNode | null {
  const part = parts.get(name);
  if (part === undefined) return null;
  const tree = readXmlTree(new TextDecoder().decode(part));
  if (!tree.ok) throw new XmlRefused(tree.reason, 1);
  return tree.value;
}

/** Texts that cells point to, in order. */
function readShared(parts: Parts): readonly string[] {
  const texts: string[] = [];
  const part = parts.get("xl/sharedStrings.xml");
  if (part !== undefined) eachElement(part, "si", (item) => texts.push(readSharedText(item)));
  return texts;
}

function readRows(part: Uint8Array, context: CellContext): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  eachElement(part, "row", (row) => {
    const said = Number(row.attributes.r);
    const number = Number.isInteger(said) && said > 0 ? said : rows.length + 1;
    if (number <= MOST_ROWS) rows[number - 1] = readRow(row, context);
  });
  return Array.from(rows, (cells = NO_CELLS) => cells);
}

/** Of a row that is not there: a sheet may have one row, and number it a million. */
const NO_CELLS: readonly string[] = [];

function readRow(row: XmlNode, context: CellContext): readonly string[] {
  const cells: string[] = [];
  for (const cell of row.children) {
    if (typeof cell === "string" || cell.name !== "c") continue;
    const column = addressOf(cell.attributes.r) ?? cells.length;
    if (column < MOST_COLUMNS) cells[column] = readCell(cell, context);
  }
  return Array.from(cells, (cell = "") => cell);
}

/** UTF-8 bytes that are decoded at once: a sheet of a hundred megabytes is never a string. */
const PIECE = 1 << 20;

/** Every element of a name, forgotten once it was given. */
function eachElement(part: Uint8Array, name: string, give: (element: XmlNode) => void): void {
  const parser = createXmlParser((node, depth) => {
    if (node.name !== name || depth === 0) return "kept";
    give(node);
    return "taken";
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < part.byteLength; at += PIECE)
    parser.write(decoder.decode(part.subarray(at, at + PIECE), { stream: true }));
  parser.write(decoder.decode()).close();
}
