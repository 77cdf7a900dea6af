import { describe, expect, it } from "vitest";
import { checkAmounts, checkApproximations } from "./amount-check";
import { OUTCOMES, type Outcome } from "./fixtures/amount-pair";
import { AMOUNT_PAIRS, AMOUNT_PHRASES, type LabelledPair } from "./fixtures/amount-pairs";

const findingsOf = (source: string, target: string) => {
  const pair = { source, target, date: null };
  return [...checkAmounts(pair), ...checkApproximations(pair)];
};

/** The gravest finding of both checks. */
function judge({ source, target }: LabelledPair): Outcome {
  const severities = findingsOf(source, target).map(({ severity }) => severity);
  return [...OUTCOMES].reverse().find((outcome) => severities.some((one) => one === outcome)) ?? "silent";
}

/** What other tools do: the runs of digits of both texts as multisets, with one answer for all that differs. */
function judgeDigits({ source, target }: LabelledPair): Outcome {
  const digits = (text: string): string => (text.match(/\d+/g) ?? []).sort().join(" ");
  return digits(source) === digits(target) ? "silent" : "error";
}

function measure(pairs: readonly LabelledPair[], judgeOne: (pair: LabelledPair) => Outcome) {
  const judged = pairs.map((pair) => ({ ...pair, actual: judgeOne(pair) }));
  const right = judged.filter(({ expected }) => expected === "silent");
  const graded = judged.filter(({ expected }) => expected === "notice" || expected === "error");
  return {
    missedTenfold: judged.filter(({ isTenfold, actual }) => isTenfold && actual !== "error").length,
    falseAlarms: right.filter(({ actual }) => actual !== "silent").length / right.length,
    toldApart: graded.filter(({ expected, actual }) => expected === actual).length / graded.length,
    wrong: judged
      .filter(({ expected, actual }) => expected !== actual)
      .map(({ topic, expected, actual, source, target }) => ({ topic, expected, actual, source, target })),
  };
}

describe("the labelled pairs of amounts", () => {
  const count = (has: (pair: LabelledPair) => boolean): number => AMOUNT_PAIRS.filter(has).length;

  it("are enough of each kind", () => {
    expect(AMOUNT_PAIRS.length).toBeGreaterThanOrEqual(600);
    expect(count(({ isTenfold }) => isTenfold)).toBeGreaterThanOrEqual(100);
    expect(count(({ expected }) => expected === "silent")).toBeGreaterThanOrEqual(300);
    expect(count(({ expected }) => expected === "notice")).toBeGreaterThanOrEqual(40);
  });

  it.each([
    ["sentences", AMOUNT_PAIRS],
    ["phrases", AMOUNT_PHRASES],
  ])(
    "are judged by value within the bounds: no tenfold error missed, hardly a right one blamed: %s",
    (name, pairs) => {
      const figures = measure(pairs, judge);
      console.log("by value", name, pairs.length, figures);
      expect(figures.missedTenfold).toBe(0);
      expect(figures.falseAlarms).toBeLessThan(0.02);
      expect(figures.toldApart).toBeGreaterThanOrEqual(0.9);
    },
  );

  it("are not by strings of digits, as other tools compare them", () => {
    const { wrong, ...figures } = measure(AMOUNT_PAIRS, judgeDigits);
    const { wrong: _, ...onPhrases } = measure(AMOUNT_PHRASES, judgeDigits);
    console.log("by strings of digits", figures, "phrases", onPhrases);
    expect(wrong.length).toBeGreaterThan(AMOUNT_PAIRS.length / 4);
    expect(figures.missedTenfold).toBeGreaterThan(0);
    expect(figures.falseAlarms).toBeGreaterThan(0.3);
  });
});

describe("findings", () => {
  it.each([
    ["2200多亿", "22 billion", "amount-differs", { source: "220,000,000,000", target: "22,000,000,000" }],
    ["增长6.1%", "grew by 6.2 percent", "amount-differs", { source: "6.1%", target: "6.2%" }],
    ["增长了3倍", "tripled", "amount-differs", { source: "× 4", target: "× 3" }],
    ["增长了3倍", "increased threefold", "amount-ambiguous", { source: "× 4", target: "× 3" }],
    ["1.5个百分点", "1.5 percent", "amount-kind-differs", { source: "1.5 pp", target: "1.5%" }],
    ["第十二条", "Article 13", "amount-differs", { source: "№ 12", target: "13" }],
    ["20世纪90年代", "the 1980s", "amount-differs", { source: "1990s", target: "1980s" }],
    ["三分之二", "three quarters", "amount-differs", { source: "2/3", target: "0.75" }],
    ["数百人", "thousands of people", "amount-differs", { source: "数百人", target: "thousands" }],
    ["共30人", "many people", "amount-missing", { source: "30" }],
    ["许多人", "30 people", "amount-extra", { target: "30" }],
    [
      "5亿元",
      "$500 million",
      "amount-currency-differs",
      { source: "500,000,000 CNY", target: "500,000,000 $" },
    ],
    ["5亿港元", "500 million", "amount-currency-lost", { source: "500,000,000 HKD", target: "500,000,000" }],
    [
      "赚了5亿",
      "€500 million",
      "amount-currency-added",
      { source: "500,000,000", target: "500,000,000 EUR" },
    ],
    ["2200多亿", "220 billion", "approximation-lost", { source: "2200多亿", target: "220 billion" }],
    ["近30%", "over 30 percent", "approximation-reversed", { source: "近30%", target: "over 30 percent" }],
  ])("of %s with “%s” are one %s that names both", (source, target, code, values) => {
    expect(findingsOf(source, target).map((finding) => [finding.code, finding.values])).toEqual([
      [code, values],
    ]);
  });

  it("show both places, with hedge where it is about that", () => {
    const [one] = findingsOf("共有2200多亿只。", "There are 22 billion of them.");
    expect(one?.source).toEqual({ start: 2, end: 9, text: "2200多亿只", value: "220,000,000,000" });
    expect(one?.target).toEqual({ start: 10, end: 20, text: "22 billion", value: "22,000,000,000" });
    const [other] = findingsOf("占近30%。", "It is over 30 percent.");
    expect(other?.source).toEqual({ start: 1, end: 5, text: "近30%", value: "30%" });
    expect(other?.target).toEqual({ start: 6, end: 21, text: "over 30 percent", value: "30%" });
  });

  it("weigh money that is only named far away as a notice, and near as nothing", () => {
    const severitiesOf = (between: string): string[] =>
      findingsOf(
        "出口5亿元，进口3亿元。",
        `Exports were 500 million yuan. ${between} Imports were 300 million.`,
      ).map(({ severity }) => severity);
    expect(severitiesOf("")).toEqual([]);
    expect(severitiesOf("This is as all sides had expected. ".repeat(4))).toEqual(["notice"]);
  });

  it("report the hedge of a range once", () => {
    expect(findingsOf("约50至60人", "50 to 60 people").map(({ code }) => code)).toEqual([
      "approximation-lost",
    ]);
  });
});

describe("what hangs on the other side", () => {
  it.each<[Outcome, string, string]>([
    ["silent", "提前一个多月，上半年完成", "over a month earlier, in the first half of the year"],
    ["silent", "新建农田8000万亩", "some 5.3 million hectares of farmland were built"],
    ["notice", "新建房屋8000万套", "some 80 million homes were built"],
    [
      "silent",
      "六成满意，三成一般，余下一成",
      "six in ten were satisfied, three in ten fairly, the remaining tenth not",
    ],
    ["silent", "累计补助5万亿元", "subsidies add up to 5 trillion yuan"],
    ["error", "装机突破10亿千瓦", "capacity has passed 1 billion watts"],
    ["error", "“五位一体”总体布局", "the Six-Sphere Integrated Plan"],
    ["error", "超过一个月不满一年的", "for more than one month but less than two years"],
    ["error", "如今不足二十户，七旬老人", "now there are more than twenty, and the old"],
  ])("is %s: %s", (expected, source, target) => {
    expect(judge({ source, target } as LabelledPair)).toBe(expected);
  });
});
