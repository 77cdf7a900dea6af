import { parse } from "csv-parse/browser/esm/sync";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import type { Report } from "@/lib/review/core/report";
import { restoreFormula } from "../formula";
import { writeCsvReport } from "./csv-writer";
import { writeHtmlReport } from "./html-writer";
import { flatReport, reportTables } from "./tables";
import type { ReportLanguage } from "./words";

/** Says everything by its key, so that a test sees what was asked for. */
const KEYS: ReportLanguage = {
  ...{ tag: "en", word: (key) => key, state: (state) => state, check: (check) => check },
  ...{
    severity: (severity) => severity,
    errorSeverity: (severity) => severity,
    label: ({ nameEn }) => nameEn,
  },
};

const HOSTILE = '=1+1 <script>alert("x")</script> & co';
const ID = "0197a9a0-0000-7000-8000-000000000000";
const label = { id: ID, mqmType: null, nameEn: "Omission", nameZh: "漏译" };
const placed = { renderingId: ID, paragraphId: ID, number: 3 };

const REPORT: Report = {
  madeAt: "2026-11-27T08:15:00.000Z",
  document: {
    ...{ id: ID, projectId: ID, title: HOSTILE, language: "zh-CN", date: "2020-12-31" },
    ...{ occasion: "", citation: "" },
  },
  track: {
    ...{ id: ID, name: "Draft A", language: "en", locked: false, attribution: "", citation: "", date: null },
  },
  progress: [
    { state: "initial", paragraphs: 1, characters: 10, words: 0 },
    { state: "reviewed", paragraphs: 3, characters: 30, words: 21 },
  ],
  score: {
    counts: { neutral: 0, minor: 0, major: 1, critical: 0 },
    weights: { neutral: 0, minor: 1, major: 5, critical: 25 },
    ...{ penalty: 5, perThousand: 166.67, passLimit: 10, passed: false, looked: 3, characters: 30 },
  },
  errors: {
    byType: [{ label, counts: { neutral: 0, minor: 0, major: 1, critical: 0 }, total: 1 }],
    items: [
      {
        ...{
          id: ID,
          paragraphId: ID,
          number: 2,
          severity: "major",
          label,
          quote: HOSTILE,
          originalQuote: "was",
        },
        ...{ status: "detached", byName: "reviewer", at: "2026-11-26T10:00:00.000Z", comment: "Look." },
      },
    ],
  },
  changes: {
    share: 0.125,
    items: [
      {
        ...{ ...placed, trackId: ID, source: "和平计划。", share: 0.2 },
        before: { text: "A plan <b>.", revision: 2, at: "2026-11-25T10:00:00.000Z", byName: "translator" },
        after: {
          text: "A scheme <b>.",
          revision: 3,
          state: "translated",
          needsWork: true,
          byNames: ["a", "b"],
        },
      },
    ],
  },
  findings: {
    counts: [
      { check: "amount", severity: "error", count: 1 },
      { check: "double-space", severity: "notice", count: 4 },
    ],
    items: [
      { ...placed, check: "amount", severity: "error", message: HOSTILE, source: "22亿", target: null },
    ],
  },
  waivers: [
    {
      ...{ ...placed, id: ID, check: null, severity: null, message: "双循环 – dual circulation" },
      ...{ source: null, target: null, reason: "@house style", byName: "owner" },
      ...{
        createdAt: "2026-11-24T10:00:00.000Z",
        expiresOn: "2027-01-01",
        expiresAt: "2027-01-01T15:59:59.999Z",
      },
    },
  ],
};

describe("a report as CSV", () => {
  const text = [...writeCsvReport(REPORT, KEYS)].join("");
  const rows = parse<Record<string, string>>(text, { columns: true, bom: true });

  it("has a row for each error, change, finding and waiver, told apart by a column", () => {
    expect(rows.map(({ record, number, type }) => [record, number, type])).toEqual([
      ["error", "2", "Omission"],
      ["change", "3", ""],
      ["finding", "3", "amount"],
      ["waiver", "3", ""],
    ]);
    expect(rows[1]).toMatchObject({
      before: "A plan <b>.",
      words: "A scheme <b>.",
      by: "a; b",
      share: "0.2",
    });
    expect(rows[3]).toMatchObject({ until: "2027-01-01", by: "owner" });
  });

  it("lets no text become a formula, and gives it back", () => {
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(restoreFormula(rows[0]?.words ?? "")).toBe(HOSTILE);
    expect(restoreFormula(rows[3]?.comment ?? "")).toBe("@house style");
  });

  it("has rows as wide as its header", () => {
    expect(new Set([...flatReport(REPORT, KEYS)].map((row) => row.length)).size).toBe(1);
  });
});

describe("the sheets of a report", () => {
  const tables = reportTables(REPORT, KEYS);

  it("are five, each as wide as its header", () => {
    expect(tables.map(({ name }) => name)).toEqual(["Summary", "Errors", "Changes", "Findings", "Waivers"]);
    for (const { header, rows } of tables.slice(1))
      for (const row of rows) expect(row).toHaveLength(header.length);
  });

  it("begin with the numbers", () => {
    const summary = [...(tables[0]?.rows ?? [])];
    expect(summary).toContainEqual(["reviewed", 3, 30, 21]);
    expect(summary).toContainEqual(["passed", "no"]);
    expect(summary).toContainEqual(["Omission", 0, 1, 0, 0, 1]);
    expect(summary).toContainEqual(["double-space", 0, 0, 4]);
  });
});

describe("a report as HTML", () => {
  const html = [...writeHtmlReport(REPORT, KEYS)].join("");

  it("runs nothing and asks for nothing", () => {
    const names: string[] = [];
    const walk = (node: object): void => {
      if ("tagName" in node) names.push(String(node.tagName));
      if ("attrs" in node)
        for (const { name, value } of node.attrs as { name: string; value: string }[]) {
          expect(name).not.toMatch(/^(src|on.*)$/);
          if (name === "href") expect(value).toMatch(/^#/);
        }
      if ("childNodes" in node) for (const child of node.childNodes as object[]) walk(child);
    };
    walk(parseFragment(html));
    expect(names).not.toContain("script");
    expect(names).not.toContain("b");
    expect(html).not.toMatch(/url\(|@import|https?:/);
    expect(html).toContain("&lt;script&gt;");
  });

  it("says each part under its anchor, changes word by word", () => {
    for (const id of ["progress", "score", "errors", "changes", "findings", "waivers"])
      expect(html).toContain(`<section id="${id}">`);
    expect(html).toContain("A <del>plan</del><ins>scheme</ins> &lt;b&gt;.");
    expect(html).toContain('<p class="verdict">notPassed</p>');
    expect(html).toContain("12.5%");
    expect(html).toContain("@house style");
  });

  it.each([
    ["no limit", { passLimit: null, passed: null }, "noLimit"],
    ["nothing looked at", { perThousand: null, passed: null, looked: 0 }, "notLooked"],
    ["passed", { passed: true }, "passed"],
  ] as const)("says how it stands: %s", (_name, score, word) => {
    const page = [...writeHtmlReport({ ...REPORT, score: { ...REPORT.score, ...score } }, KEYS)].join("");
    expect(page).toContain(`<p class="verdict">${word}</p>`);
  });

  it("says so where there is nothing", () => {
    const empty: Report = {
      ...{ ...REPORT, progress: [], waivers: [], errors: { byType: [], items: [] } },
      ...{ changes: { share: 0, items: [] }, findings: { counts: [], items: [] } },
    };
    const page = [...writeHtmlReport(empty, KEYS)].join("");
    for (const word of ["noErrors", "noChanges", "noFindings", "noWaivers"])
      expect(page).toContain(`<p>${word}</p>`);
  });
});
