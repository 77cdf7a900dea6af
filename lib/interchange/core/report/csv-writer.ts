import { stringify } from "csv-stringify/browser/esm/sync";
import type { Report } from "@/lib/review/core/report";
import { quoteFormula } from "../formula";
import { flatReport } from "./tables";
import type { ReportLanguage } from "./words";

/** A report as CSV (RFC 4180), safe to open in a spreadsheet (see `../formula.ts`). */
export function writeCsvReport(report: Report, language: ReportLanguage): string {
  const rows = flatReport(report, language).map((cells) =>
    cells.map((cell) => (typeof cell === "string" ? quoteFormula(cell) : cell)),
  );
  return `\uFEFF${stringify(rows, { quoted_string: true, record_delimiter: "windows" })}`;
}
