import { describe, expect, it } from "vitest";
import { checkAmounts, checkApproximations } from "./amount-check";
import { AMOUNT_PAIRS, type LabelledPair, OUTCOMES, type Outcome } from "./fixtures/amount-pairs";

const gravest = (severities: readonly string[]): Outcome =>
  [...OUTCOMES].reverse().find((outcome) => severities.includes(outcome)) ?? "silent";

function judge({ source, target }: LabelledPair): Outcome {
  const pair = { source, target, date: null };
  return gravest([...checkAmounts(pair), ...checkApproximations(pair)].map(({ severity }) => severity));
}

/**
 * What other tools do: the runs of digits of both texts as multisets. It has one answer for all that differs.
 */
function judgeDigits({ source, target }: LabelledPair): Outcome {
  const digits = (text: string): string => (text.match(/\d+/g) ?? []).sort().join(" ");
  return digits(source) === digits(target) ? "silent" : "error";
}

function measure(judgeOne: (pair: LabelledPair) => Outcome) {
  const judged = AMOUNT_PAIRS.map((pair) => ({ ...pair, actual: judgeOne(pair) }));
  const right = judged.filter(({ expected }) => expected === "silent");
  const tenfold = judged.filter(({ isTenfold }) => isTenfold);
  const graded = judged.filter(({ expected }) => expected === "notice" || expected === "error");
  return {
    wrong: judged.filter(({ expected, actual }) => expected !== actual),
    pairs: judged.length,
    missedTenfold: tenfold.filter(({ actual }) => actual !== "error").length,
    tenfold: tenfold.length,
    falseAlarms: right.filter(({ actual }) => actual !== "silent").length / right.length,
    toldApart: graded.filter(({ expected, actual }) => expected === actual).length / graded.length,
  };
}

describe("the labelled pairs of amounts", () => {
  const [ours, digits] = [measure(judge), measure(judgeDigits)];

  it("are judged within the bounds", () => {
    const { wrong, ...figures } = ours;
    console.log("by value", figures);
    for (const one of wrong)
      console.log(`${one.topic}: ${one.expected} → ${one.actual} | ${one.source} | ${one.target}`);
    const { wrong: _, ...others } = digits;
    console.log("by strings of digits", others);
    expect(ours.missedTenfold).toBe(0);
    expect(ours.falseAlarms).toBeLessThan(0.02);
    expect(ours.toldApart).toBeGreaterThanOrEqual(0.9);
  });
});
