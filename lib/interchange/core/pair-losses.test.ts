import { describe, expect, it } from "vitest";
import { isWholePair, lostOfPairs } from "./pair-losses";
import { buildRendering, buildRow, DRAFT, TRACK } from "./torture.fixture";

const row = (source: string, first: string | null, second: string | null = null) =>
  buildRow(1, source, {
    ...(first !== null && { [TRACK.id]: buildRendering(first) }),
    ...(second !== null && { [DRAFT.id]: buildRendering(second) }),
  });
const BOTH = [TRACK, DRAFT];

describe("isWholePair", () => {
  it.each([
    ["both translations", row("源", "a", "b"), true, true],
    ["one of them", row("源", "a"), true, false],
    ["one that is blank", row("源", "a", " \u0085\n"), true, false],
    ["no source", row("", "a", "b"), false, false],
    ["a blank source", row("\u3000", "a", "b"), true, false],
    ["no translation", row("源", null), false, false],
  ])("tells %s", (_name, given, any, all) => {
    expect([isWholePair(given, BOTH, "any"), isWholePair(given, BOTH, "all")]).toEqual([any, all]);
  });
});

describe("lostOfPairs", () => {
  it.each([
    ["nothing of whole pairs", [row("源", "a", "b")], [], []],
    ["the text that another track lacks", [row("源", "a")], [], ["a"]],
    ["no paragraph that nobody translated", [row("源", null)], [], []],
    ["a sentence that was left out", [row("一", "a", "b"), row("二", null)], ["二"], ["二"]],
    ["a sentence that was added", [row("一", "a", "b"), row("", "more", null)], ["more"], ["more"]],
    ["sentences that the tracks cut otherwise", [row("一", "a"), row("一二", null, "b")], [], ["a", "b"]],
  ])("counts %s", (_name, rows, any, all) => {
    const texts = (pairing: "any" | "all") => lostOfPairs(rows, BOTH, pairing).map(({ text }) => text);
    expect([texts("any"), texts("all")]).toEqual([any, all]);
  });
});
