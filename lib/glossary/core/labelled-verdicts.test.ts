import { describe, expect, it } from "vitest";
import { PAIRS, ROWS, type Row } from "./fixtures/verdicts";
import { PAIRS_APART, ROWS_APART } from "./fixtures/verdicts-apart";
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

describe.each([
  { name: "the labelled pairs", rows: ROWS, pairs: PAIRS, least: 150, leastOfEach: 30 },
  { name: "the pairs labelled apart", rows: ROWS_APART, pairs: PAIRS_APART, least: 120, leastOfEach: 6 },
])("$name", ({ name, rows, pairs, least, leastOfEach }) => {
  const { judge } = createJudge(rows.map(toConcept), { sourceLanguage: "zh", targetLanguage: "en-US" });
  const wrong = pairs.flatMap(([zh, expected, source, target, date]) => {
    const verdict =
      judge({ source, target, date: date ?? null }).find(({ conceptId }) => conceptId === zh)?.verdict ??
      "none";
    return verdict === expected ? [] : [{ zh, expected, verdict, source, target, date }];
  });

  it("are enough, of each verdict", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(least);
    for (const verdict of VERDICTS)
      expect(pairs.filter(([, expected]) => expected === verdict).length).toBeGreaterThanOrEqual(leastOfEach);
  });

  it("are judged right, at least 95 %", () => {
    const share = 1 - wrong.length / pairs.length;
    console.log(`${name}: ${pairs.length} pairs, ${(share * 100).toFixed(1)} % right`, wrong);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});
