import { describe, expect, it } from "vitest";
import { isCutPlace, nextPlace, sentencePlaces } from "./cut-places";

describe("sentencePlaces", () => {
  it.each([
    ["Chinese sentences", "我们来了。你们好。大家都在。", "zh-CN", [5, 9]],
    ["a line break between", "第一行\n第二行", "zh-CN", [4]],
    ["English sentences", "We came. Mr. Smith did too.", "en", [9]],
    ["one sentence", "我们来了。", "zh-CN", []],
  ])("%s", (_name, text, language, places) => {
    expect(sentencePlaces(text, language)).toEqual(places);
  });
});

describe("nextPlace", () => {
  const text = "我们来了。👍你们好。";
  it.each([
    ["to the next sentence", 1, 1, [5, 7], 5],
    ["and not beyond the last", 7, 1, [5, 7], 7],
    ["to the one before", 7, -1, [5, 7], 5],
    ["by a character, never into one", 5, 1, null, 7],
    ["and back", 7, -1, null, 5],
    ["but not to the beginning", 1, -1, null, 1],
  ] as const)("%s", (_name, at, by, places, expected) => {
    expect(nextPlace(text, at, by, places)).toBe(expected);
  });
});

it("isCutPlace wants something on both sides", () => {
  expect([0, 1, 2].map((at) => isCutPlace("　我们", at))).toEqual([false, false, true]);
});
