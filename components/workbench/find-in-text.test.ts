import { describe, expect, it } from "vitest";
import { findInText } from "./find-in-text";

describe("findInText", () => {
  it.each([
    ["whatever the case", "Win-Win and win-win", "WIN-win", [0, 12]],
    ["Chinese", "人类命运共同体，命运与共", "命运", [2, 8]],
    ["full width as half width", "２０２０年，2020年", "2020", [0, 6]],
    ["without overlaps", "aaaa", "aa", [0, 2]],
    ["offsets behind a letter that folds to two", "İstanbul istanbul", "istanbul", [9]],
    ["nothing for an empty query", "abc", "  ", []],
  ])("finds %s", (_name, text, query, starts) => {
    expect(findInText(text, query).map(({ start }) => start)).toEqual(starts);
  });
});
