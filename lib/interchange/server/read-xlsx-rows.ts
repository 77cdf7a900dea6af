import type ExcelJS from "exceljs";
import { readZip } from "@/lib/documents/server/docx/read-zip";
import { ok, type Result, refuse } from "@/lib/kernel/result";

export type XlsxRefusal =
  | "damaged"
  | "not-a-workbook"
  | "no-sheet"
  | "doctype"
  | "external-links"
  | "encrypted"
  | "too-many-entries"
  | "expands-too-much";

/** Columns beyond those of a table of terms are not looked at: a sheet may claim sixteen thousand. */
const MOST_COLUMNS = 200;

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
  const refused = await findFault(bytes);
  if (refused !== null) return refuse(refused);
  // Large, and needed for workbooks alone: other files are read without waiting for it.
  const { default: excel } = await import("exceljs");
  const book = new excel.Workbook();
  try {
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch {
    return refuse("damaged");
  }
  const found = sheet === null ? book.worksheets[0] : book.getWorksheet(sheet);
  if (found === undefined) return refuse("no-sheet");
  const rows: string[][] = [];
  found.eachRow({ includeEmpty: true }, (row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (column <= MOST_COLUMNS) cells[column - 1] = showCell(cell.value);
    });
    rows[number - 1] = cells;
  });
  return ok({
    rows: Array.from(rows, (cells = []) => Array.from(cells, (cell = "") => cell)),
    sheet: found.name,
    sheets: book.worksheets.map(({ name }) => name),
  });
}

async function findFault(bytes: Uint8Array): Promise<XlsxRefusal | null> {
  const zip = await readZip(bytes, () => true);
  if (!zip.ok) {
    const { reason } = zip;
    const known = ["encrypted", "too-many-entries", "expands-too-much"] as const;
    return known.find((each) => each === reason) ?? "damaged";
  }
  const { names, parts } = zip.value;
  if (!names.includes("xl/workbook.xml")) return "not-a-workbook";
  if (names.some((name) => name.startsWith("xl/externalLinks/"))) return "external-links";
  const hasDoctype = [...parts.values()].some((part) =>
    /<!DOCTYPE/iu.test(
      Buffer.from(part.buffer, part.byteOffset, Math.min(part.byteLength, 4096)).toString("latin1"),
    ),
  );
  return hasDoctype ? "doctype" : null;
}

function showCell(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("result" in value) return showCell(value.result ?? null);
  // A link's text may be rich itself, whatever the types say.
  if ("text" in value) return showCell(value.text);
  return "";
}
