import { readZip, type ZipParts } from "@/lib/documents/server/docx/read-zip";
import { ok, refuse } from "@/lib/kernel/result";
import { byItself } from "@/lib/text/core/by-itself";
import { type FilePlace, partPlace, type Reading, refuseAt, rowPlace } from "@/lib/text/core/file-place";
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

const WORKBOOK = "xl/workbook.xml";
const RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
const SHARED = "xl/sharedStrings.xml";

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

/** Bytes of a sheet that are read, and all of them. */
export type SheetProgress = { readonly done: number; readonly total: number };

/**
 * The cells of a sheet as people see them, row by row, empty rows too so that their numbers hold: of a formula its
 * result, of a date its ISO day. The container is measured before it is opened. A refusal names the part, or the row.
 *
 * @param sheet a sheet's name; null for the first
 * @param tell hears now and then how far a long sheet is read
 */
export async function readXlsxRows(
  bytes: Uint8Array,
  sheet: string | null,
  tell: (progress: SheetProgress) => void = () => {},
): Promise<Reading<XlsxRows, XlsxRefusal>> {
  const zip = await readZip(bytes, (name) => name.startsWith("xl/"));
  if (!zip.ok) {
    const { reason } = zip;
    const known = ["encrypted", "too-many-entries", "expands-too-much"] as const;
    return refuseAt(known.find((each) => each === reason) ?? "damaged", zip.place);
  }
  const { names, parts } = zip.value;
  if (!names.includes(WORKBOOK)) return refuse("not-a-workbook");
  const linked = names.find((name) => name.startsWith("xl/externalLinks/"));
  if (linked !== undefined) return refuseAt("external-links", partPlace(linked));
  try {
    return readWorkbook(parts, sheet, tell);
  } catch (error) {
    if (error instanceof PartRefused) return refuseAt(error.reason, error.place);
    throw error;
  }
}

/** Ends the reading of a workbook for what one of its parts, or one of its rows, is. */
class PartRefused extends Error {
  constructor(
    readonly reason: XlsxRefusal,
    readonly place: FilePlace,
  ) {
    super(reason);
  }
}

/** @param place asked where the part cannot be read */
function refusing<Value>(place: () => FilePlace, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    throw new PartRefused(error.reason === "doctype" ? "doctype" : "damaged", place());
  }
}

type Parts = ZipParts["parts"];

type Tell = (progress: SheetProgress) => void;

function readWorkbook(parts: Parts, wanted: string | null, tell: Tell): Reading<XlsxRows, XlsxRefusal> {
  const workbook = treeOf(parts, WORKBOOK);
  const relationships = treeOf(parts, RELATIONSHIPS);
  if (workbook === null) return refuseAt("damaged", partPlace(WORKBOOK));
  if (relationships === null) return refuseAt("damaged", partPlace(RELATIONSHIPS));
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
  if (part === undefined) return refuseAt("damaged", partPlace(found.path));
  const rows = readRows(part, { sheet: found.name, context, tell });
  return ok({ rows, sheet: found.name, sheets: sheets.map(({ name }) => name) });
}

function treeOf(parts: Parts, name: string): XmlNode | null {
  const part = parts.get(name);
  if (part === undefined) return null;
  const tree = readXmlTree(new TextDecoder().decode(part));
  if (!tree.ok) throw new PartRefused(tree.reason === "doctype" ? "doctype" : "damaged", partPlace(name));
  return tree.value;
}

/** Texts that cells point to, in order. */
function readShared(parts: Parts): readonly string[] {
  const texts: string[] = [];
  const part = parts.get(SHARED);
  if (part !== undefined)
    refusing(
      () => partPlace(SHARED),
      () => eachElement(part, "si", (item) => texts.push(readSharedText(item))),
    );
  return texts;
}

type Sheet = { readonly sheet: string; readonly context: CellContext; readonly tell: Tell };

function readRows(part: Uint8Array, { sheet, context, tell }: Sheet): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let last = 0;
  const give = (row: XmlNode) => {
    const said = Number(row.attributes.r);
    last = Number.isInteger(said) && said > 0 ? said : rows.length + 1;
    if (last <= MOST_ROWS) rows[last - 1] = readRow(row, context);
  };
  const read = () => eachElement(part, "row", give, tell);
  // What cannot be read stands behind the last row that could.
  refusing(() => rowPlace(sheet, last + 1), read);
  return Array.from(rows, (cells = NO_CELLS) => cells);
}

/** Of a row that is not there: a sheet may have one row, and number it a million. */
const NO_CELLS: readonly string[] = [];

function readRow(row: XmlNode, context: CellContext): readonly string[] {
  const cells: string[] = [];
  for (const cell of row.children) {
    if (typeof cell === "string" || cell.name !== "c") continue;
    const column = addressOf(cell.attributes.r) ?? cells.length;
    if (column < MOST_COLUMNS) cells[column] = byItself(readCell(cell, context));
  }
  return Array.from(cells, (cell = "") => cell);
}

/** UTF-8 bytes that are decoded at once: a sheet of a hundred megabytes is never a string. */
const PIECE = 1 << 20;

/** Every element of a name, forgotten once it was given. */
function eachElement(
  part: Uint8Array,
  name: string,
  give: (element: XmlNode) => void,
  tell: Tell = () => {},
): void {
  const parser = createXmlParser((node, depth) => {
    if (node.name !== name || depth === 0) return "kept";
    give(node);
    return "taken";
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < part.byteLength; at += PIECE) {
    if (at > 0) tell({ done: at, total: part.byteLength });
    parser.write(decoder.decode(part.subarray(at, at + PIECE), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}
