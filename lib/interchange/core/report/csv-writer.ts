import type { Report } from "@/lib/review/core/report";
import { csvRecord } from "../csv-record";
import { flatReport } from "./tables";
import type { ReportLanguage } from "./words";

/** A report as CSV, record by record, with the byte order mark without which Excel garbles Chinese. */
export function* writeCsvReport(report: Report, language: ReportLanguage): Generator<string> {
  yield "\uFEFF";
  for (const cells of flatReport(report, language)) yield csvRecord(cells);
}
