import { describe, expect, it } from "vitest";
import { PAIRS, ROWS, type Row } from "./fixtures/verdicts";
import { type MatchConcept, type MatchTerm, type TermStatus, VERDICTS } from "./term";
import { createJudge } from "./verdicts";

function toConcept({
  zh,
  en,
  admitted = [],
  forbidden = [],
  outdated = [],
  from = "",
  kept = false,
}: Row): MatchConcept {
  const term = (language: string, text: string, status: TermStatus): MatchTerm => ({
    id: `${status} ${text}`,
    language,
    text,
    status,
    validFrom: status === "preferred" && language === "en" && from !== "" ? from : null,
    validUntil: null,
    type: null,
  });
  return {
    id: zh,
    externalId: null,
    doNotTranslate: kept,
    fullThenShort: false,
    terms: [
      term("zh-Hans", zh, "preferred"),
      term("en", en, "preferred"),
      ...admitted.map((text) => term("en", text, "admitted")),
      ...forbidden.map((text) => term("en", text, "deprecated")),
      ...outdated.map((text) => term("en", text, "superseded")),
    ],
  };
}

describe("the labelled pairs", () => {
  const { judge } = createJudge(ROWS.map(toConcept), { sourceLanguage: "zh", targetLanguage: "en-US" });
  const wrong = PAIRS.flatMap(([zh, expected, source, target, date]) => {
    const verdict =
      judge({ source, target, date: date ?? null }).find(({ conceptId }) => conceptId === zh)?.verdict ??
      "none";
    return verdict === expected ? [] : [{ zh, expected, verdict, source, target, date }];
  });

  it("are enough, of each verdict", () => {
    expect(PAIRS.length).toBeGreaterThanOrEqual(150);
    for (const verdict of VERDICTS)
      expect(PAIRS.filter(([, expected]) => expected === verdict).length).toBeGreaterThanOrEqual(30);
  });

  it("are judged right, at least 95 %", () => {
    const share = 1 - wrong.length / PAIRS.length;
    console.log(`verdicts: ${PAIRS.length} pairs, ${(share * 100).toFixed(1)} % right`, wrong);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});
