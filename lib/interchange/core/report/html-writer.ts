import { SEVERITIES } from "@/lib/quality/core/finding";
import { GRAVEST_FIRST, type Report, type TrackedChange } from "@/lib/review/core/report";
import { compareWords } from "@/lib/text/core/word-diff";
import { escapeXml, escapeXmlAttribute } from "../xml-text";
import { REPORT_STYLE } from "./html-style";
import type { ReportLanguage, ReportWord } from "./words";

/**
 * A report as one printable HTML page without script or anything from outside, in pieces; its sections have anchors. The
 * changes of a long track take long to compare: each is a piece of its own.
 */
export function* writeHtmlReport(report: Report, language: ReportLanguage): Generator<string> {
  const page = makePage(report, language);
  const title = `${report.document.title} · ${report.track.name} · ${language.word("title")}`;
  yield `<!DOCTYPE html>\n<html lang="${escapeXmlAttribute(language.tag)}">\n<head>\n<meta charset="utf-8">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="Duizhao">\n';
  yield `<title>${escapeXml(title)}</title>\n<style>\n${REPORT_STYLE}\n</style>\n</head>\n<body>\n`;
  yield heading(page);
  yield progress(page);
  yield score(page);
  yield errors(page);
  yield* changes(page);
  yield findings(page);
  yield waivers(page);
  yield "</body>\n</html>\n";
}

/** A report and how it is said. What is text here is escaped; everything else is markup already. */
type Page = {
  readonly report: Report;
  readonly language: ReportLanguage;
  readonly say: (key: ReportWord) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
};

function makePage(report: Report, language: ReportLanguage): Page {
  const numbers = new Intl.NumberFormat(language.tag, { maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(language.tag, { style: "percent", maximumFractionDigits: 1 });
  return {
    ...{ report, language },
    say: (key) => escapeXml(language.word(key)),
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
  };
}

const SECTIONS = ["progress", "score", "errors", "changes", "findings", "waivers"] as const;

function heading({ report: { document, track, madeAt }, say }: Page): string {
  const facts: readonly (readonly [ReportWord, string | null])[] = [
    ["document", document.title],
    ["date", document.date],
    ["occasion", document.occasion],
    ["citation", document.citation],
    ["track", track.name],
    ["attribution", track.attribution],
    ["madeAt", minute(madeAt)],
  ];
  const links = SECTIONS.map((section) => `<a href="#${section}">${say(section)}</a>\n`);
  return `<header>\n<h1>${say("title")}</h1>\n${factList(
    facts.flatMap(([key, value]) => (value === null || value === "" ? [] : [[say(key), escapeXml(value)]])),
  )}<nav>\n${links.join("")}</nav>\n</header>\n`;
}

/** "2026-11-27 08:15 UTC": a file is read in any time zone. */
const minute = (time: string): string => `${time.slice(0, 16).replace("T", " ")} UTC`;

const factList = (facts: readonly (readonly string[])[]): string =>
  `<dl>\n${facts.map(([name = "", value = ""]) => `<dt>${name}</dt><dd>${value}</dd>\n`).join("")}</dl>\n`;

type Section = (typeof SECTIONS)[number];
const openSection = (id: Section, { say }: Page): string => `<section id="${id}">\n<h2>${say(id)}</h2>\n`;
const section = (id: Section, page: Page, content: string): string =>
  `${openSection(id, page)}${content}</section>\n`;

/** Columns after the first hold numbers when `numbers` says so. */
function table(head: readonly string[], rows: readonly (readonly string[])[], numbers = false): string {
  const isNumber = (at: number): string => (numbers && at > 0 ? ' class="n"' : "");
  const top = head.map((name, at) => `<th scope="col"${isNumber(at)}>${name}</th>`).join("");
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell, at) => `<td${isNumber(at)}>${cell}</td>`).join("")}</tr>\n`,
  );
  return `<table>\n<thead><tr>${top}</tr></thead>\n<tbody>\n${body.join("")}</tbody>\n</table>\n`;
}

function progress(page: Page): string {
  const { report, language, say, number } = page;
  const all = report.progress.reduce((sum, { paragraphs }) => sum + paragraphs, 0);
  const parts = report.progress
    .filter(({ paragraphs }) => paragraphs > 0)
    .map(
      ({ state, paragraphs }) =>
        `<span class="${state}" style="flex-grow:${paragraphs}" title="${escapeXmlAttribute(language.state(state))}"></span>`,
    );
  const rows = report.progress.map(({ state, paragraphs, characters, words }) => [
    escapeXml(language.state(state)),
    ...[paragraphs, characters, words].map(number),
  ]);
  const totals = (["paragraphs", "characters", "words"] as const).map((key) =>
    number(report.progress.reduce((sum, row) => sum + row[key], 0)),
  );
  const bar = all === 0 ? "" : `<div class="bar" aria-hidden="true">${parts.join("")}</div>\n`;
  const head = [say("state"), say("paragraphs"), say("characters"), say("words")];
  return section("progress", page, bar + table(head, [...rows, [say("total"), ...totals]], true));
}

function verdictOf({ perThousand, passed }: Report["score"]): ReportWord {
  if (perThousand === null) return "notLooked";
  if (passed === null) return "noLimit";
  return passed ? "passed" : "notPassed";
}

function score(page: Page): string {
  const { score: of } = page.report;
  const { say, number } = page;
  const facts = [
    [say("penalty"), number(of.penalty)],
    [say("perThousand"), of.perThousand === null ? "–" : number(of.perThousand)],
    [say("passLimit"), of.passLimit === null ? "–" : number(of.passLimit)],
    [say("looked"), `${number(of.looked)} (${say("characters")}: ${number(of.characters)})`],
  ];
  return section("score", page, `<p class="verdict">${say(verdictOf(of))}</p>\n${factList(facts)}`);
}

const quoted = (text: string | null, lang: string): string =>
  text === null ? "" : `<span lang="${escapeXmlAttribute(lang)}">${escapeXml(text)}</span>`;

function errors(page: Page): string {
  const { report, language, say, number } = page;
  if (report.errors.items.length === 0) return section("errors", page, `<p>${say("noErrors")}</p>\n`);
  const head = [
    say("errorType"),
    ...GRAVEST_FIRST.map((each) => escapeXml(language.errorSeverity(each))),
    say("total"),
  ];
  const counts = report.errors.byType.map(({ label, counts: of, total }) => [
    escapeXml(language.label(label)),
    ...GRAVEST_FIRST.map((each) => number(of[each])),
    number(total),
  ]);
  const lang = report.track.language;
  const rows = report.errors.items.map((error) => [
    number(error.number),
    escapeXml(`${language.label(error.label)} · ${language.errorSeverity(error.severity)}`),
    quoted(error.quote, lang) + (error.status === "attached" ? "" : ` <small>${say("gone")}</small>`),
    error.originalQuote === error.quote ? "" : quoted(error.originalQuote, lang),
    escapeXml(error.comment ?? ""),
    `${escapeXml(error.byName ?? "")} <small>${minute(error.at)}</small>`,
  ]);
  const columns = [say("number"), say("errorType"), say("quote"), say("marked"), say("comment"), say("by")];
  return section("errors", page, table(head, counts, true) + table(columns, rows));
}

function* changes(page: Page): Generator<string> {
  const { report, say, number, percent } = page;
  const { share, items } = report.changes;
  if (items.length === 0) {
    yield section("changes", page, `<p>${say("noChanges")}</p>\n`);
    return;
  }
  const facts = [
    [say("paragraphs"), number(items.length)],
    [say("changedShare"), percent(share)],
  ];
  yield openSection("changes", page) + factList(facts);
  for (const item of items) yield change(item, page);
  yield "</section>\n";
}

function change({ number, source, before, after, share }: TrackedChange, page: Page): string {
  const { report, say, percent } = page;
  const parts = compareWords(before.text, after.text).map(({ kind, text }) => {
    const tag = kind === "added" ? "ins" : "del";
    return kind === "same" ? escapeXml(text) : `<${tag}>${escapeXml(text)}</${tag}>`;
  });
  const people = [
    before.byName === null ? [] : `${say("confirmedBy")}: ${escapeXml(before.byName)}`,
    after.byNames.length === 0 ? [] : `${say("changedBy")}: ${escapeXml(after.byNames.join(", "))}`,
  ].flat();
  const head = [`<strong>${page.number(number)}</strong>`, percent(share), ...people].join(" · ");
  return [
    `<article>\n<p class="soft">${head}</p>\n`,
    `<p lang="${escapeXmlAttribute(report.document.language)}">${escapeXml(source)}</p>\n`,
    `<p lang="${escapeXmlAttribute(report.track.language)}">${parts.join("")}</p>\n</article>\n`,
  ].join("");
}

function findings(page: Page): string {
  const { report, language, say, number } = page;
  const { counts, items } = report.findings;
  if (counts.length === 0) return section("findings", page, `<p>${say("noFindings")}</p>\n`);
  const head = [say("check"), ...SEVERITIES.map((severity) => escapeXml(language.severity(severity)))];
  const rows = [...new Set(counts.map(({ check }) => check))].map((check) => [
    escapeXml(language.check(check)),
    ...SEVERITIES.map((severity) =>
      number(counts.find((each) => each.check === check && each.severity === severity)?.count ?? 0),
    ),
  ]);
  const list = items.map((item) => [
    number(item.number),
    escapeXml(`${language.check(item.check)} · ${language.severity(item.severity)}`),
    escapeXml(item.message),
  ]);
  const columns = [say("number"), say("check"), say("message")];
  return section("findings", page, table(head, rows, true) + (list.length > 0 ? table(columns, list) : ""));
}

function waivers(page: Page): string {
  const { report, language, say, number } = page;
  if (report.waivers.length === 0) return section("waivers", page, `<p>${say("noWaivers")}</p>\n`);
  const rows = report.waivers.map((waiver) => [
    number(waiver.number),
    escapeXml(waiver.check === null ? "" : language.check(waiver.check)),
    escapeXml(waiver.message),
    escapeXml(waiver.reason),
    `${escapeXml(waiver.byName ?? "")} <small>${minute(waiver.createdAt)}</small>`,
    waiver.expiresOn === null ? say("noEnd") : escapeXml(waiver.expiresOn),
  ]);
  const columns = [say("number"), say("check"), say("message"), say("reason"), say("by"), say("until")];
  return section("waivers", page, table(columns, rows));
}
