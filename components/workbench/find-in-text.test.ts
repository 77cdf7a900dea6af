import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPieces, findInText } from "./find-in-text";

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

describe("cutPieces", () => {
  it("cuts where emphasis and finds begin and end", () => {
    const pieces = cutPieces("one two three", [{ start: 4, end: 13, mark: "bold" }], [{ start: 8, end: 13 }]);
    expect(pieces.map(({ text, bold, found }) => [text, bold, found])).toEqual([
      ["one ", false, false],
      ["two ", true, false],
      ["three", true, true],
    ]);
  });

  it("loses no character", () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({
      start: Math.min(a, b),
      end: Math.max(a, b) + 1,
      mark: "italic" as const,
    }));
    fc.assert(
      fc.property(fc.string(), fc.array(span), (text, spans) => {
        const pieces = cutPieces(text, spans, spans);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      }),
    );
  });
});
