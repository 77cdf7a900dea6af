import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doAtOnce } from "@/lib/text/core/turns";
import { CHECK_IDS, CHECKS } from "./checks";
import { AMOUNT_PAIRS, AMOUNT_PHRASES } from "./fixtures/amount-pairs";
import { HARD_LAW } from "./fixtures/hard-pairs-law";
import { RIGHT_PAIRS } from "./fixtures/right-pairs";
import { LONG_RIGHT_PAIRS } from "./fixtures/right-pairs-long";
import { SEEDED_PAIRS } from "./fixtures/seeded-pairs";
import { type OwnPattern, type PatternKind, preparePattern } from "./own-patterns";
import {
  manyPairChecksInTurns,
  type PairOptions,
  runDocumentChecks,
  runPairChecks,
  runSourceChecks,
} from "./run-checks";

const pair = { source: "2019年，我们主张和平。", target: "In 2018, we wanted the the peace", date: null };

describe("runPairChecks", () => {
  it("runs every check, in the order of the list", () => {
    expect(runPairChecks(pair).map(({ code }) => code)).toEqual([
      "date-different",
      "end-missing",
      "repeated-word",
    ]);
  });

  it("leaves out what a project switched off", () => {
    const settings = { date: { on: false, severity: null }, "repeated-word": { on: false, severity: null } };
    expect(runPairChecks(pair, { settings }).map(({ code }) => code)).toEqual(["end-missing"]);
  });

  it("gives a check the project's severity, and never makes heavier what the check holds to be lighter", () => {
    const settings = {
      date: { on: true, severity: "notice" as const },
      quotes: { on: true, severity: "error" as const },
    };
    const quoted = { ...pair, target: 'In 2018, we wanted "peace" and “more.' };
    expect(runPairChecks(quoted, { settings }).map(({ code, severity }) => [code, severity])).toEqual([
      ["date-different", "notice"],
      ["quote-unclosed", "error"],
      ["quote-mixed", "notice"],
    ]);
  });

  it("looks again for what depends on more than the two texts", () => {
    const made = preparePattern({
      ...{ id: "1", name: "peace", kind: "target-never", sourcePattern: "", targetPattern: "peace" },
      ...{ ignoreCase: false, severity: "error", message: "" },
    });
    const patterns = made.ok ? [made.prepared] : [];
    const codes = (options: PairOptions) => runPairChecks(pair, options).map(({ code }) => code);
    expect(codes({})).not.toContain("own-pattern");
    expect(codes({ patterns })).toContain("own-pattern");
    expect(codes({ settings: { date: { on: false, severity: null } } })).not.toContain("date-different");
    expect(codes({})).toContain("date-different");
  });

  it("says of a blank text that it is one, and nothing else", () => {
    const codes = runPairChecks({ ...pair, target: " \n" }).map(({ code }) => code);
    expect(codes).toEqual(["untranslated-empty"]);
  });

  it("has nothing to say of a blank text that nobody has begun", () => {
    expect(runPairChecks({ ...pair, target: " \n" }, { begun: false })).toEqual([]);
    expect(runPairChecks(pair, { begun: false })).toEqual(runPairChecks(pair));
  });
});

describe("manyPairChecksInTurns", () => {
  const cases: readonly (readonly [source: string, target: string])[] = [
    ...[...AMOUNT_PAIRS, ...AMOUNT_PHRASES].map(({ source, target }) => [source, target] as const),
    ...[...RIGHT_PAIRS, ...LONG_RIGHT_PAIRS],
    ...SEEDED_PAIRS.map(([, source, target]) => [source, target] as const),
    ...HARD_LAW.flatMap(({ source, right = [] }) => right.map((target) => [source, target] as const)),
    ["和平", " \n"],
  ];

  it("finds in many pairs, in whatever order, what it finds in each alone", () => {
    const options = fc.record({
      begun: fc.boolean(),
      settings: fc.constantFrom({}, { amount: { on: false, severity: null } }),
    });
    const asked = fc.tuple(fc.constantFrom(...cases), options).map(([[source, target], given]) => ({
      pair: { source, target, date: "2020-12-31" },
      options: given,
    }));
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 80 }), (many) => {
        const alone = many.map(({ pair, options }) => runPairChecks({ ...pair }, options));
        expect(doAtOnce(manyPairChecksInTurns(many))).toEqual(alone);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the list of checks", () => {
  it("has each check once in each scope", () => {
    const keys = CHECKS.map(({ id, scope }) => `${scope} ${id}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(CHECK_IDS).size).toBe(CHECK_IDS.length);
  });
});

describe("fingerprints", () => {
  const fingerprints = (target: string): string[] =>
    runPairChecks({ ...pair, target }).map(({ check, fingerprint }) => `${check} ${fingerprint}`);

  it("survive edits elsewhere, case and blanks", () => {
    const before = fingerprints("In 2018, we wanted the the peace.");
    expect(before).toHaveLength(2);
    expect(fingerprints("Back in 2018, people wanted the the peace very much.")).toEqual(before);
    expect(fingerprints("In 2018, we wanted THE the peace.")).toEqual(before);
  });

  it("change with what was found", () => {
    const [date, word] = fingerprints("In 2018, we wanted the the peace.");
    const [otherDate, otherWord] = fingerprints("In 2017, we wanted of of peace.");
    expect(otherDate).not.toBe(date);
    expect(otherWord).not.toBe(word);
  });

  it("tell alike findings apart", () => {
    const all = fingerprints("The the people and the the peace and the the world in 2019.");
    expect(all).toHaveLength(3);
    expect(new Set(all).size).toBe(3);
  });

  it("know a mark by its neighbors, so that curing one leaves the others", () => {
    const marks = (target: string): string[] =>
      runPairChecks({ source: "和平", target, date: null })
        .filter(({ check }) => check === "double-space")
        .map(({ fingerprint }) => fingerprint);
    const both = marks("Peace  first and people  second");
    expect(marks("Peace first and people  second")).toEqual([both[1]]);
  });

  it("of a whole text hang on its source", () => {
    const source = "面对复杂严峻的国际形势，我们坚持稳中求进，统筹发展和安全，推动各项事业取得新的重大成就。";
    const short = (target: string): string[] =>
      runPairChecks({ source, target, date: null })
        .filter(({ check }) => check === "length-ratio")
        .map(({ fingerprint }) => fingerprint);
    expect(short("We made progress.")).toHaveLength(1);
    expect(short("We made good progress.")).toEqual(short("We made progress."));
  });
});

describe("runSourceChecks and runDocumentChecks", () => {
  it("heed the switches", () => {
    expect(runSourceChecks("如果如果有人来")).toHaveLength(1);
    expect(runSourceChecks("如果如果有人来", { "source-repeat": { on: false, severity: null } })).toEqual([]);
  });

  it("name the paragraph", () => {
    const paragraphs = [
      { id: "a", source: "坚持和平发展道路。", target: "Stay on the peaceful path." },
      { id: "b", source: "坚持和平发展道路。", target: "Keep to the peaceful road." },
    ];
    expect(runDocumentChecks(paragraphs)).toMatchObject([
      {
        paragraph: "b",
        findings: [{ check: "inconsistent", code: "inconsistent-source", values: { paragraph: "a" } }],
      },
    ]);
    expect(runDocumentChecks(paragraphs, { inconsistent: { on: false, severity: null } })).toEqual([]);
  });
});

const own = (kind: PatternKind, sourcePattern: string, targetPattern: string): OwnPattern => ({
  id: "1",
  name: "house style",
  kind,
  sourcePattern,
  targetPattern,
  ignoreCase: true,
  severity: "warning",
  message: "see the guide",
});

describe("own patterns", () => {
  const found = (pattern: OwnPattern, source: string, target: string): (string | undefined)[] => {
    const result = preparePattern(pattern);
    expect(result.ok).toBe(true);
    return runPairChecks({ source, target, date: null }, { patterns: result.ok ? [result.prepared] : [] })
      .filter(({ check }) => check === "own-pattern")
      .map(({ source: inSource, target: inTarget }) => inSource?.text ?? inTarget?.text);
  };

  it.each([
    [
      "what must not stand in the English",
      own("target-never", "", "\\bccp\\b"),
      "中共",
      "the CCP and the ccp",
      ["CCP", "ccp"],
    ],
    ["what must not stand in the source", own("source-never", "待核", ""), "内容待核", "Content", ["待核"]],
    [
      "what must answer the source",
      own("target-needed", "[\\u4e00-\\u9fff]+们", "ladies"),
      "女士们",
      "Dear friends",
      ["女士们"],
    ],
    ["what answers the source", own("target-needed", "女士们", "ladies"), "女士们", "Ladies", []],
    [
      "what must not stand with the source",
      own("target-never-then", "台湾", "country"),
      "台湾",
      "a country",
      ["country"],
    ],
    ["what may stand without it", own("target-never-then", "台湾", "country"), "法国", "a country", []],
    ["an empty match", own("target-never", "", "x*"), "和", "peace", []],
    ["a line's end", own("target-never", "", "etc\\.$"), "和", "peace etc.\nand war", ["etc."]],
  ])("report %s", (_name, pattern, source, target, texts) => {
    expect(found(pattern, source, target)).toEqual(texts);
  });

  it.each([
    ["an empty one", own("target-never", "", ""), { side: "target", fault: "empty" }],
    ["a broken one", own("source-never", "(", ""), { side: "source", fault: "syntax" }],
    ["lookbehind", own("target-never", "", "(?<=a)b"), { side: "target", fault: "syntax" }],
    ["a backreference", own("target-never", "", "(a)\\1"), { side: "target", fault: "syntax" }],
    ["a long one", own("target-never", "", "a".repeat(501)), { side: "target", fault: "long" }],
    ["a large one", own("target-never", "", "(?:a{30}){30}"), { side: "target", fault: "large" }],
  ])("refuse %s", (_name, pattern, fault) => {
    expect(preparePattern(pattern)).toMatchObject({ ok: false, ...fault });
  });
});
