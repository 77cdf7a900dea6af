import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Work, WorkCounter } from "@/lib/testing/count-work";
import type { CheckSettings } from "./check-settings";
import type { CheckId } from "./checks";
import { HOSTILE_TEXTS } from "./fixtures/hostile";
import { withNamings } from "./fixtures/seeded-namings";
import type { JudgedTerm } from "./term-findings";

/** Patterns on which an engine that backtracks needs time without end. */
const EVIL = [
  "(a+)+$",
  "(a|aa)+b",
  "(.*)*x",
  "([a-z]+)*\\d",
  "(x+x+)+y",
  "(\\s*a\\s*)*!",
  "(的|的的)+了",
  "(?:a?){30}a{30}",
];

const counter = new WorkCounter((url) => /\/lib\/(?:quality|text|glossary|documents)\/core\//.test(url));

/** The checks, imported once their blocks are counted. */
async function importChecks() {
  const { preparePattern } = await import("./own-patterns");
  const patterns = EVIL.flatMap((expression) => {
    const made = preparePattern({
      ...{ id: expression, name: expression, kind: "target-never", sourcePattern: "", message: "" },
      ...{ targetPattern: expression, ignoreCase: true, severity: "warning" },
    });
    return made.ok ? [made.prepared] : [];
  });
  const { CHECK_IDS: ids } = await import("./checks");
  return { ids, patterns, ...(await import("./run-checks")) };
}
let checks: Awaited<ReturnType<typeof importChecks>>;

beforeAll(async () => {
  await counter.begin();
  checks = await importChecks();
});
afterAll(() => counter.end());

/** A missing concept every ten characters, and as many wrong wordings. */
function termsOf(source: string, target: string): JudgedTerm[] {
  const places = Array.from({ length: Math.floor(Math.min(source.length, target.length) / 10) }, (_, at) => ({
    ...{ start: at * 10, end: at * 10 + 4 },
  }));
  return places.map((span, at) => ({
    verdict: {
      ...{ conceptId: String(at), ...span, targetSpans: [span] },
      verdict: (["missing", "forbidden", "superseded"] as const)[at % 3] ?? "missing",
    },
    wordings: ["wording"],
  }));
}

/** A track whose paragraphs are parts of the texts, as many as the texts are long. */
function inParagraphs(source: string, target: string) {
  const count = Math.ceil(Math.max(source.length, target.length) / PARAGRAPH);
  return Array.from({ length: count }, (_, at) => ({
    id: String(at),
    source: source.slice(at * PARAGRAPH, (at + 1) * PARAGRAPH),
    target: target.slice(at * PARAGRAPH, (at + 1) * PARAGRAPH),
  }));
}
const PARAGRAPH = 100;

/** Everything on the list of checks, by what it looks at: what is added there is counted here. */
const RUNS: Readonly<Record<string, (source: string, target: string, is: (id: CheckId) => boolean) => void>> =
  {
    pair: (source, target, is) =>
      void checks.runPairChecks(
        { source, target, date: null },
        { patterns: checks.patterns, terms: termsOf(source, target), settings: settingsOf(is) },
      ),
    track: (source, target, is) =>
      void checks.runDocumentChecks(withNamings(inParagraphs(source, target)), settingsOf(is)),
    source: (source, _target, is) => void checks.runSourceChecks(source, settingsOf(is)),
  };

const settingsOf = (is: (id: CheckId) => boolean): CheckSettings =>
  Object.fromEntries(checks.ids.map((id) => [id, { on: is(id), severity: null }]));

const [SHORT, LONG] = [6_250, 50_000];
/** Eight times the length: work that is quadratic would be 64 times as much. */
const MOST = 16;
/** What is only done for a long text, for each of its characters. */
const FREE = 20 * LONG;

type Make = (length: number) => readonly [source: string, target: string];

/** What does more than in proportion to the texts, with what it did; and expressions that run away. */
async function findDear(make: Make): Promise<string[]> {
  const dear: string[] = [];
  for (const scope of Object.keys(RUNS)) {
    const excess = await compare(scope, make, () => true);
    if (excess.length === 0) continue;
    // Which it is, is only asked when something is wrong.
    for (const id of checks.ids) dear.push(...(await compare(scope, make, (other) => other === id)));
    dear.push(...excess);
  }
  return dear;
}

async function compare(scope: string, make: Make, is: (id: CheckId) => boolean): Promise<string[]> {
  const count = (length: number): Promise<Work> => {
    const [source, target] = make(length);
    return counter.count(() => RUNS[scope]?.(source, target, is));
  };
  const [few, many] = [await count(SHORT), await count(LONG)];
  const name = `${checks.ids.filter(is).join(" ").slice(0, 40)} of a ${scope}`;
  return [
    ...(many.steps > MOST * few.steps + FREE ? [`${name}: ${few.steps} → ${many.steps}`] : []),
    ...[...few.runaways, ...many.runaways].map((expression) => `${name}: ${expression}`),
  ];
}

const repeat = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

describe("hostile texts", () => {
  it("have all the evil patterns", () => {
    expect(checks.patterns).toHaveLength(EVIL.length);
  });

  it.each(HOSTILE_TEXTS)("cost in proportion to their length: %s", async (_name, make) => {
    // What is remembered of a text costs nothing a second time: each is another.
    expect(await findDear((length) => [make(length), "Cooperation."])).toEqual([]);
    expect(await findDear((length) => ["各国应当合作。", `${make(length)}.`])).toEqual([]);
    expect(await findDear((length) => [`${make(length)}。`, `${make(length)}!`])).toEqual([]);
  });

  it.each([
    ["years that differ", "1999年，", "2020 "],
    ["days that differ", "5月24日，", "May 25, "],
    ["lists", "两项原则：平等、互利。", "Two: this and that. "],
    ["acronyms in brackets", "（RCEP）", "ABCD "],
    ["names", "主席李明表示李民同意，", "Li Mimg said "],
    ["titles", "《论语》", "the book "],
    ["times", "下午3时，", "4 p.m. "],
    ["short namings", "亚投行，", "AIIB "],
    ["full namings", "亚投行，", "“Asian Infrastructure Investment Bank (AIIB)” "],
    ["wordings inside others", "“一带一路”、", "the Initiative, Belt and Road Initiative "],
    ["equal amounts", "5个", "5 "],
    ["different amounts", "3人、47人；", "12 people, 800 people; "],
    ["hedges", "近", "not exceed "],
    ["open beginnings", "百分之", "Group of "],
    ["big units", "万", "million "],
    ["numerals", "一百零", "a hundred and "],
    ["numbers of sections", "1.", "1."],
    ["groups of digits", "1,", "1,111,"],
    ["numbers with hyphens", "三-", "three-"],
    ["names with numbers", "G2", "G2"],
  ])("cost in proportion when both texts have many: %s", async (_name, inSource, inTarget) => {
    expect(await findDear((length) => [repeat(inSource, length), repeat(inTarget, length)])).toEqual([]);
  });

  it("never make a check fail, whatever they mix", () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE_TEXTS.map(([, make]) => make(7))),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    const { patterns, runPairChecks, runSourceChecks, runDocumentChecks } = checks;
    fc.assert(
      fc.property(text, text, (source, target) => {
        const findings = [
          ...runPairChecks({ source, target, date: null }, { patterns }),
          ...runSourceChecks(source),
          ...runDocumentChecks(withNamings([{ id: "1", source, target }])).flatMap((of) => of.findings),
        ];
        for (const { source: inSource, target: inTarget } of findings) {
          if (inSource) expect(source.slice(inSource.start, inSource.end)).toBe(inSource.text);
          if (inTarget) expect(target.slice(inTarget.start, inTarget.end)).toBe(inTarget.text);
        }
      }),
    );
  });
});
