import { describe, expect, it } from "vitest";
import { type GivenUnit, pairsOfUnit, type SkipReason } from "./given-unit";

const LANGUAGES = { sourceLanguage: "zh-CN", targetLanguage: "en" };
const unit = (...texts: (readonly [language: string, text: string])[]): GivenUnit => ({
  ...{ place: "u1", at: null },
  texts: texts.map(([language, text]) => ({ language, text })),
});

describe("pairsOfUnit", () => {
  it("pairs the source with each translation into the memory's language", () => {
    const pairs = pairsOfUnit(
      unit(["en-GB", "peace "], ["zh-TW", "和平？"], ["zh-CN", " 和平"], ["fr", "paix"], ["en", "calm"]),
      LANGUAGES,
    );
    expect(pairs).toMatchObject([
      { source: "和平", target: "peace", sourceLanguage: "zh-CN", targetLanguage: "en-GB", place: "u1" },
      { source: "和平", target: "calm", targetLanguage: "en" },
    ]);
  });

  it.each<[SkipReason, GivenUnit]>([
    ["no-source", unit(["en", "peace"])],
    ["no-target", unit(["zh", "和平"], ["fr", "paix"])],
    ["empty", unit(["zh", "和平"], ["en", "  "])],
    ["empty", unit(["zh", "  "], ["en", "peace"])],
    ["empty", unit(["zh", "和平"], ["en", "pea\uD800ce"])],
    ["too-long", unit(["zh", "和".repeat(100_000)], ["en", "peace"])],
    ["too-long", unit(["zh", "和平"], ...Array(21).fill(["en", "peace"]))],
  ])("tells %s", (reason, given) => {
    expect(pairsOfUnit(given, LANGUAGES)).toBe(reason);
  });

  it("keeps no half character of a place that is cut", () => {
    const place = `${"x".repeat(199)}𠀀`;
    const [pair] = pairsOfUnit({ ...unit(["zh", "和平"], ["en", "peace"]), place }, LANGUAGES);
    expect(pair).toMatchObject({ place: `${"x".repeat(199)}\uFFFD` });
  });
});
