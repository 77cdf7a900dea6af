import { createTranslator } from "use-intl/core";
import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import type { Locale } from "@/lib/i18n/locales";
import { getMessages } from "@/lib/i18n/messages";
import type { Report } from "@/lib/review/core/report";
import { getReport } from "@/lib/review/server/get-report";
import type { ReportFormat } from "@/lib/review/server/report-schema";
import { exportFileName } from "../core/file-name";
import { writeCsvReport } from "../core/report/csv-writer";
import { writeHtmlReport } from "../core/report/html-writer";
import { reportTables } from "../core/report/tables";
import type { ReportLanguage } from "../core/report/words";
import type { FilePiece } from "../core/writer";
import { toByteStream } from "./byte-stream";
import { writeWorkbook } from "./write-workbook";

export type ReportFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
};

const MEDIA_TYPES = {
  json: "application/json",
  html: "text/html; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const satisfies Record<ReportFormat, string>;

/**
 * The quality report of a track as a file, written as it is sent, in a language of the interface.
 *
 * @throws AppError `not-found` to strangers, and for a track of another document
 */
export async function exportReport(
  actor: Actor,
  asked: {
    readonly documentId: string;
    readonly trackId: string;
    readonly format: ReportFormat;
    readonly locale: Locale;
  },
): Promise<ReportFile> {
  const { documentId, trackId, format, locale } = asked;
  const report = await getReport(actor, { documentId, trackId, locale });
  const language = languageOf(locale);
  // Programs and pages read it as JSON all the time; a file leaves the house.
  if (format !== "json")
    await audit(actor, {
      ...{ projectId: report.document.projectId, action: "report.export" },
      ...{ objectType: "track", objectId: trackId, details: { format } },
    });
  const name = `${report.document.title} ${report.track.name} ${language.word("title")}`;
  return {
    fileName: exportFileName(name, format),
    mediaType: MEDIA_TYPES[format],
    body: toByteStream(write(report, format, language)),
  };
}

function write(
  report: Report,
  format: ReportFormat,
  language: ReportLanguage,
): Iterable<FilePiece> | AsyncIterable<FilePiece> {
  if (format === "html") return writeHtmlReport(report, language);
  if (format === "csv") return writeCsvReport(report, language);
  return format === "xlsx" ? writeXlsxReport(report, language) : [JSON.stringify(report)];
}

/** Wide enough for most cells; a text takes more lines. */
const WIDTH = 24;

function writeXlsxReport(report: Report, language: ReportLanguage): AsyncIterable<FilePiece> {
  const sheets = reportTables(report, language).map(({ name, header, rows }) => ({
    ...{ name, rows },
    columns: header.map((column) => ({ name: column, width: WIDTH })),
  }));
  return writeWorkbook(sheets, report.madeAt);
}

/** What a report says in a language of the interface. */
export function languageOf(locale: Locale): ReportLanguage {
  const messages = getMessages(locale);
  const words = createTranslator({ locale, messages, namespace: "review.report" });
  const states = createTranslator({ locale, messages, namespace: "workbench.states" });
  const checks = createTranslator({ locale, messages, namespace: "checks.names" });
  const ofErrors = createTranslator({ locale, messages, namespace: "review.severities" });
  const severities = createTranslator({ locale, messages, namespace: "quality.severities" });
  return {
    tag: locale,
    word: (key) => words(key),
    state: (state) => states(state),
    check: (check) => checks(check),
    severity: (severity) => severities(severity),
    errorSeverity: (severity) => ofErrors(severity),
    label: ({ nameEn, nameZh }) => (locale === "en" ? nameEn : nameZh),
  };
}
