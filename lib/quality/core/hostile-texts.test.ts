import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOSTILE_TEXTS } from "./fixtures/hostile";
import { withNamings } from "./fixtures/seeded-namings";
import { type OwnPattern, type PreparedPattern, preparePattern } from "./own-patterns";
import { pairChecksInTurns, runDocumentChecks, runPairChecks, runSourceChecks } from "./run-checks";

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

const toPattern = (expression: string): OwnPattern => ({
  id: expression,
  name: expression,
  kind: "target-never",
  sourcePattern: "",
  targetPattern: expression,
  ignoreCase: true,
  severity: "warning",
  message: "",
});

function prepareAll(expressions: readonly string[]): PreparedPattern[] {
  return expressions.flatMap((expression) => {
    const result = preparePattern(toPattern(expression));
    return result.ok ? [result.prepared] : [];
  });
}

/** Another end each time, so that nothing is remembered of a text. */
let times = 0;

/** Milliseconds of the processor for all checks. */
function cost(from: string, to: string, patterns: readonly PreparedPattern[]): number {
  times += 1;
  const [source, target] = [`${from} ${times}`, `${to} ${times}`];
  const before = process.cpuUsage();
  runPairChecks({ source, target, date: null }, { patterns });
  runSourceChecks(source);
  runDocumentChecks(withNamings([{ id: "1", source, target }]));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const [SHORT, LONG] = [6_250, 50_000];
/** Eight times the length: a quadratic check would take 64 times as long. What is very short is not measured well. */
const MOST = 24;
const LEAST = 4;

/** How many times as long eight times the text takes; the least of some runs, for what the machine does besides only adds. */
function growth(costOf: (length: number) => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4 && least >= MOST; run += 1) {
    const few = Math.max(costOf(SHORT), LEAST);
    least = Math.min(least, costOf(LONG) / few);
  }
  return least;
}

const repeat = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

describe("hostile texts", () => {
  const patterns = prepareAll(EVIL);

  it("have all the evil patterns", () => {
    expect(patterns).toHaveLength(EVIL.length);
  });

  it.each(HOSTILE_TEXTS)("cost in proportion to their length: %s", (_name, make) => {
    expect(growth((length) => cost(make(length), "Cooperation.", []))).toBeLessThan(MOST);
    expect(growth((length) => cost("各国应当合作。", make(length), patterns))).toBeLessThan(MOST);
    expect(growth((length) => cost(make(length), make(length), []))).toBeLessThan(MOST);
  });

  it.each([
    ["years that differ", "1999年，", "2020 "],
    ["days that differ", "5月24日，", "May 25, "],
    ["lists", "两项原则：平等、互利。", "Two: this and that. "],
    ["acronyms in brackets", "（RCEP）", "ABCD "],
    ["names", "主席李明表示李民同意，", "Li Mimg said "],
    ["titles", "《论语》", "the book "],
    ["times", "下午3时，", "4 p.m. "],
    ["equal amounts", "5个", "5 "],
    ["different amounts", "3人、47人；", "12 people, 800 people; "],
    ["hedges", "近", "not exceed "],
    ["sums of money", "5亿元，", "500 million dollars, "],
    ["sums without their money", "3亿港元；", "300 million. "],
    ["money added", "7亿，", "€700 million, "],
    ["money without a number", "人民币约", "US Hong Kong dollars "],
    ["sums with one number on the other side", "5亿元，", "and "],
    ["ages", "八十多岁，", "in his eighties, "],
    ["rates", "16.1/10万，", "16.1 per 100,000, "],
    ["limits said twice", "不得超过二十年，超过二十年的，", "No lease term may be longer than 20 years, "],
    ["shares of something", "不足本法规定人数的三分之二，", "less than two thirds, "],
    ["days after", "第三十天，", "30 days after, "],
    ["every other", "每两剂中就有一剂，", "every second dose, "],
    ["years without a word", "2020年，", "as 2020 drew, "],
    ["open beginnings", "百分之", "Group of "],
    ["big units", "万", "million "],
    ["numerals", "一百零", "a hundred and "],
    ["numbers of sections", "1.", "1."],
    ["groups of digits", "1,", "1,111,"],
    ["numbers with hyphens", "三-", "three-"],
    ["names with numbers", "G2", "G2"],
    ["short namings", "亚投行，", "AIIB "],
    ["full namings", "亚投行，", "“Asian Infrastructure Investment Bank (AIIB)” "],
    ["wordings inside others", "“一带一路”、", "the Initiative, Belt and Road Initiative "],
  ])("cost in proportion when both texts have many: %s", (_name, inSource, inTarget) => {
    const both = (length: number): number =>
      cost(repeat(inSource, length), repeat(inTarget, length), patterns);
    expect(growth(both)).toBeLessThan(MOST);
  });

  it.each([
    ["announced verbs", "三个坚持", "three "],
    ["sums", "5亿元，", "5 "],
    ["sums of which one is right", "5亿元，", "and "],
    ["numbers", "3人、47人；", "12 people, 800 people; "],
  ])("are checked in steps, the more of them the longer the texts are: %s", (_name, inSource, inTarget) => {
    const steps = (length: number): number => {
      times += 1;
      const pair = {
        source: `${repeat(inSource, length)} ${times}`,
        target: `${repeat(inTarget, length)} 5`,
      };
      const work = pairChecksInTurns({ ...pair, date: null });
      let count = 0;
      while (work.next().done !== true) count += 1;
      return count;
    };
    const [few, many] = [steps(LONG / 4), steps(LONG)];
    expect(many).toBeGreaterThan(3 * few);
  });

  it("never make a check fail, whatever they mix", () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE_TEXTS.map(([, make]) => make(7))),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
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
