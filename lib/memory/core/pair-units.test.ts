import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameLanguage } from "@/lib/text/core/language";
import { AT_EDGE, NO_CONTEXT } from "./context";
import { keyOf } from "./memory-key";
import { contextOfText, unitsOfPair } from "./pair-units";

const alone = { before: null, after: null };

describe("the units of a pair", () => {
  it.each([
    ["one sentence", "会议开幕。", "The meeting opened.", ["paragraph 会议开幕。"]],
    [
      "as many on both sides",
      "会议开幕。各方出席。",
      "The meeting opened. All attended.",
      ["paragraph 会议开幕。各方出席。", "sentence 会议开幕。", "sentence 各方出席。"],
    ],
    [
      "more on one side",
      "会议开幕。各方出席。",
      "The meeting opened with all present.",
      ["paragraph 会议开幕。各方出席。"],
    ],
    ["no translation", "会议开幕。", " ", []],
    ["no source", " ", "The meeting opened.", []],
  ])("are, of %s, these", (_, source, target, expected) => {
    const units = unitsOfPair({ source, target, ...alone });
    expect(units.map((unit) => `${unit.level} ${unit.source}`)).toEqual(expected);
  });

  it("have their neighbors' keys as context, the document's edge among them, and nothing beyond a paragraph", () => {
    const [whole, first, second] = unitsOfPair({
      ...{ source: "会议开幕。各方出席。", target: "It opened. All attended." },
      ...{ before: "致辞。", after: null },
    });
    expect(whole).toMatchObject({ beforeHash: contextOfText("致辞。"), afterHash: AT_EDGE });
    expect(first).toMatchObject({ beforeHash: NO_CONTEXT, afterHash: contextOfText("各方出席。") });
    expect(second).toMatchObject({ beforeHash: contextOfText("会议开幕。"), afterHash: NO_CONTEXT });
  });

  it("are found by the key of their own source, and each has a name of its own", () => {
    const text = fc.string({ unit: fc.constantFrom("会", "议", "。", "！", " ", "5", "a", ". ", "A") });
    fc.assert(
      fc.property(text, text, (source, target) => {
        const units = unitsOfPair({ source, target, ...alone });
        const names = units.map(({ level, position }) => `${level} ${position}`);
        expect(new Set(names).size).toBe(names.length);
        for (const unit of units) expect(unit.key).toBe(keyOf(unit.source).text);
      }),
    );
  });
});

it.each([
  ["zh", "zh-CN", true],
  ["ZH_Hant", "zh-CN", true],
  ["en-GB", "EN", true],
  ["en", "zh", false],
  ["", "en", false],
])("%s and %s: one language is %s", (one, other, isSame) => {
  expect(isSameLanguage(one, other)).toBe(isSame);
});
