import { SEVERITIES } from "@/lib/quality/core/finding";
import { GRAVEST_FIRST, type Report } from "@/lib/review/core/report";
import type { Cell } from "../table";
import type { ReportLanguage } from "./words";

export type Table = {
  readonly name: "Summary" | "Errors" | "Changes" | "Findings" | "Waivers";
  /** Empty for a table that is several small ones under one another. */
  readonly header: readonly string[];
  /** Made as they are read. */
  readonly rows: Iterable<readonly Cell[]>;
};

/** What a list gives, item by item, each time that it is read. */
const eachOf = <Item, Result>(items: readonly Item[], map: (item: Item) => Result): Iterable<Result> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield map(item);
  },
});

/** The sheets of a report. Columns and codes are the same in every language, names of error types and messages are not. */
export function reportTables(report: Report, language: ReportLanguage): readonly Table[] {
  return [
    { name: "Summary", header: [], rows: summaryRows(report, language) },
    errorTable(report, language),
    changeTable(report),
    findingTable(report),
    waiverTable(report),
  ];
}

const joined = (names: readonly string[]): string => names.join("; ");

function summaryRows(report: Report, language: ReportLanguage): readonly (readonly Cell[])[] {
  const { document, track, progress, score, errors, changes, findings, waivers } = report;
  const checks = [...new Set(findings.counts.map(({ check }) => check))];
  return [
    ["document", document.title],
    ["date", document.date],
    ["occasion", document.occasion],
    ["track", track.name],
    ["attribution", track.attribution],
    ["made at", report.madeAt],
    [],
    ["state", "paragraphs", "source characters", "words"],
    ...progress.map(({ state, paragraphs, characters, words }) => [state, paragraphs, characters, words]),
    [],
    ["penalty points", score.penalty],
    ["points per 1,000 characters", score.perThousand],
    ["pass limit", score.passLimit],
    ["passed", score.passed === null ? null : score.passed ? "yes" : "no"],
    ["paragraphs looked at", score.looked],
    ["their source characters", score.characters],
    [],
    ["error type", ...GRAVEST_FIRST, "total"],
    ...errors.byType.map(({ label, counts, total }) => [
      language.label(label),
      ...GRAVEST_FIRST.map((severity) => counts[severity]),
      total,
    ]),
    [],
    ["changed paragraphs", changes.items.length],
    ["share of words changed", changes.share],
    [],
    ["check", ...SEVERITIES],
    ...checks.map((check) => [
      check,
      ...SEVERITIES.map(
        (severity) =>
          findings.counts.find((each) => each.check === check && each.severity === severity)?.count ?? 0,
      ),
    ]),
    [],
    ["waivers", waivers.length],
  ];
}

function errorTable({ errors }: Report, language: ReportLanguage): Table {
  return {
    name: "Errors",
    header: ["number", "paragraph", "type", "severity", "words", "marked", "status", "by", "at", "comment"],
    rows: eachOf(errors.items, (error) => [
      ...[error.number, error.paragraphId, language.label(error.label), error.severity, error.quote],
      ...[error.originalQuote, error.status, error.byName, error.at, error.comment],
    ]),
  };
}

function changeTable({ changes }: Report): Table {
  return {
    name: "Changes",
    header: [
      ...["number", "paragraph", "share", "source", "confirmed", "confirmed by", "confirmed at"],
      ...["now", "state", "needs work", "changed by"],
    ],
    rows: eachOf(changes.items, ({ number, paragraphId, share, source, before, after }) => [
      ...[number, paragraphId, share, source, before.text, before.byName, before.at],
      ...[after.text, after.state, after.needsWork ? "yes" : null, joined(after.byNames)],
    ]),
  };
}

function findingTable({ findings }: Report): Table {
  return {
    name: "Findings",
    header: ["number", "paragraph", "check", "severity", "message", "source", "words"],
    rows: eachOf(findings.items, ({ number, paragraphId, check, severity, message, source, target }) => [
      ...[number, paragraphId, check, severity, message, source, target],
    ]),
  };
}

function waiverTable({ waivers }: Report): Table {
  return {
    name: "Waivers",
    header: [
      ...["number", "paragraph", "check", "severity", "message", "source", "words"],
      ...["reason", "by", "at", "until"],
    ],
    rows: eachOf(waivers, (waiver) => [
      ...[waiver.number, waiver.paragraphId, waiver.check, waiver.severity, waiver.message],
      ...[waiver.source, waiver.target, waiver.reason, waiver.byName, waiver.createdAt, waiver.expiresOn],
    ]),
  };
}

/** The columns of the flat table: `record` says which of the others a row fills. */
const FLAT_COLUMNS = [
  ...["record", "number", "paragraph", "type", "severity", "message", "source", "before", "words"],
  ...["comment", "by", "at", "until", "share", "status"],
] as const;
type Flat = Partial<Record<(typeof FLAT_COLUMNS)[number], Cell>>;

/** Errors, changes, findings and waivers as rows of one table, under its header, made as they are read. */
export function* flatReport(report: Report, language: ReportLanguage): Generator<readonly Cell[]> {
  yield FLAT_COLUMNS;
  for (const row of flatRows(report, language)) yield FLAT_COLUMNS.map((column) => row[column] ?? null);
}

function* flatRows(
  { errors, changes, findings, waivers }: Report,
  language: ReportLanguage,
): Generator<Flat> {
  for (const error of errors.items)
    yield {
      ...{ record: "error", number: error.number, paragraph: error.paragraphId, severity: error.severity },
      ...{ type: language.label(error.label), before: error.originalQuote, words: error.quote },
      ...{ comment: error.comment, by: error.byName, at: error.at, status: error.status },
    };
  for (const { number, paragraphId, source, before, after, share } of changes.items)
    yield {
      ...{ record: "change", number, paragraph: paragraphId, source, before: before.text, words: after.text },
      ...{ by: joined(after.byNames), at: before.at, share },
      status: after.needsWork ? "needs-work" : after.state,
    };
  for (const { number, paragraphId, check, severity, message, source, target } of findings.items)
    yield {
      ...{ record: "finding", number, paragraph: paragraphId, type: check, severity, message },
      ...{ source, words: target },
    };
  for (const waiver of waivers)
    yield {
      ...{ record: "waiver", number: waiver.number, paragraph: waiver.paragraphId, type: waiver.check },
      ...{ severity: waiver.severity, message: waiver.message, source: waiver.source, words: waiver.target },
      ...{ comment: waiver.reason, by: waiver.byName, at: waiver.createdAt, until: waiver.expiresOn },
    };
}
