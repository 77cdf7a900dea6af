import ExcelJS from "exceljs";
import type { Report } from "@/lib/review/core/report";
import { type Cell, reportTables } from "../core/report/tables";
import type { ReportLanguage } from "../core/report/words";

/** Excel calls a file damaged that has a longer text in a cell. */
const LONGEST = 32_767;

/** A report as a workbook of five sheets. Every text is a text: "=1+1" stays four characters. */
export async function writeXlsxReport(
  report: Report,
  language: ReportLanguage,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  for (const { name, header, rows } of reportTables(report, language)) {
    const hasHead = header.length > 0;
    const sheet = book.addWorksheet(name, hasHead ? { views: [{ state: "frozen", ySplit: 1 }] } : {});
    if (hasHead) sheet.addRow([...header]).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map(fit));
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const fit = (cell: Cell): Cell =>
  typeof cell === "string" && cell.length > LONGEST
    ? `${cell.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`
    : cell;
