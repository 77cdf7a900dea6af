import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAfter, cutAround, cutBefore, cutToWords } from "./cut-text";

const FAMILY = "👩‍👩‍👧‍👦";
const CASES: readonly (readonly [string, string, number, string, string])[] = [
  ["letters", "abcdef", 2, "b", "c"],
  ["Chinese", "一二三四", 2, "二", "三"],
  ["a family", `${FAMILY}${FAMILY}ab`, FAMILY.length, FAMILY, FAMILY],
  ["a letter with its mark", "e\u0301ne\u0301", 3, "n", "e\u0301"],
  ["a character of two units", "𠮷安", 2, "𠮷", "安"],
];

describe("a cut", () => {
  it.each(CASES)("goes between characters: %s", (_, text, at, before, after) => {
    expect(cutBefore(text, at, 1).text).toBe(before);
    expect(cutAfter(text, at, 1).text).toBe(after);
  });

  it("leaves out a word that it would break, unless nothing else is left", () => {
    const text = "the international community at large";
    expect(cutAfter(text, 4, 17)).toEqual({ text: "international", isCutBefore: false, isCutAfter: true });
    expect(cutAfter(text, 4, 23).text).toBe("international community");
    expect(cutAfter(text, 4, 5).text).toBe("inter");
    expect(cutBefore(text, 27, 12)).toEqual({ text: "community", isCutBefore: true, isCutAfter: false });
    expect(cutBefore("安全security", 10, 9).text).toBe("全security");
  });

  it("says whether there was more", () => {
    expect(cutBefore("abc", 2, 2)).toEqual({ text: "ab", isCutBefore: false, isCutAfter: false });
    expect(cutBefore("abc", 2, 1)).toEqual({ text: "b", isCutBefore: true, isCutAfter: false });
    expect(cutAfter("abc", 1, 2)).toEqual({ text: "bc", isCutBefore: false, isCutAfter: false });
    expect(cutAfter("abc", 1, 1)).toEqual({ text: "b", isCutBefore: false, isCutAfter: true });
  });

  it("never leaves half a pair, and is a part of the text around its stretch", () => {
    const texts = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.nat(30), (text, around) => {
        const cut = cutAround(text, { start: 0, end: 0 }, around);
        expect(cut.text.isWellFormed()).toBe(text.isWellFormed());
        expect(text.slice(cut.start, cut.end)).toBe(cut.text);
        expect(cut.isCutAfter).toBe(cut.end < text.length);
      }),
    );
  });
});

describe("the part of a text that is told", () => {
  it("is the whole of a short one", () => {
    expect(cutToWords("维护国家安全", [{ start: 4, end: 6 }])).toEqual({
      ...{ text: "维护国家安全", isCutBefore: false, isCutAfter: false, spans: [{ start: 4, end: 6 }] },
    });
  });

  it("of a long one lies around the words, and leaves out those that are far away", () => {
    const text = `${"前".repeat(5_000)}安全${"中".repeat(300)}安全${"后".repeat(5_000)}安全`;
    const spans = [5_000, 5_302, 10_304].map((start) => ({ start, end: start + 2 }));
    const cut = cutToWords(text, spans);
    expect(cut).toMatchObject({ isCutBefore: true, isCutAfter: true });
    expect(cut.spans.map(({ start, end }) => cut.text.slice(start, end))).toEqual(["安全", "安全"]);
    expect(cut.text.length).toBe(160 + 304 + 160);
  });
});
