import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeFinder, replacementOf, type Wanted } from "./find-places";

const wanted = (find: string, options: Partial<Wanted> = {}): Wanted => ({
  ...{ find, matchCase: false, wholeWord: false, anyForm: false },
  ...options,
});
const found = (text: string, asked: Wanted, language = "en") =>
  placeFinder(asked)(text, language).map(({ start, end }) => text.slice(start, end));

describe("places to replace", () => {
  it.each([
    ["letters anywhere", "Art, party, ART", wanted("art"), ["Art", "art", "ART"]],
    ["letters of the same case", "Art, party, ART", wanted("art", { matchCase: true }), ["art"]],
    ["whole words", "Art, party, ART", wanted("art", { wholeWord: true }), ["Art", "ART"]],
    ["whole words beside Chinese", "发展AI技术，AIR", wanted("AI", { wholeWord: true }), ["AI"]],
    ["Chinese words as they stand", "国家安全", wanted("安全", { wholeWord: true }), ["安全"]],
    ["marks of expressions as letters", "a+b (a.b) a+b", wanted("a+b"), ["a+b", "a+b"]],
    ["no letter without its mark", "cafe\u0301 cafe", wanted("cafe"), ["cafe"]],
    ["overlaps once", "aaaa", wanted("aa"), ["aa", "aa"]],
    [
      "all forms",
      "They decided; deciding is hard. Undecided.",
      wanted("decide", { anyForm: true }),
      ["decided", "deciding"],
    ],
    ["nothing by blanks", "a b", wanted(" "), []],
    ["wide letters", "ＡＩ, AI, ai", wanted("ai", { wholeWord: true }), ["ＡＩ", "AI", "ai"]],
    ["narrow letters by wide ones", "AI", wanted("ＡＩ"), ["AI"]],
    ["traditional characters by simplified ones", "臺灣、台湾", wanted("台湾"), ["臺灣", "台湾"]],
    ["simplified characters by traditional ones", "国家與國家", wanted("國家"), ["国家", "國家"]],
    [
      "quotation marks of any kind",
      `“One China” 'One China'`,
      wanted('"One China"'),
      ["“One China”", "'One China'"],
    ],
    [
      "blanks of any kind",
      "one\u00a0China, one  China",
      wanted("one China"),
      ["one\u00a0China", "one  China"],
    ],
    ["quotation marks by themselves as they stand", "China's “reform”", wanted("“"), ["“"]],
    ["an apostrophe by itself as it stands", "China’s ‘reform'", wanted("’"), ["’"]],
    ["marks by themselves in their width", "one, two，three", wanted("，"), ["，"]],
    ["no words of two lines", "the\nParty of the  Party", wanted("the Party"), ["the  Party"]],
    ["what is folded behind other letters", "㎞ ＡＩ ﬁne AI", wanted("ai"), ["ＡＩ", "AI"]],
    ["no part of one character", "5㎞", wanted("m"), []],
    ["a whole character of several", "5㎞ km", wanted("km"), ["㎞", "km"]],
    ["letters that are put together", "cafe\u0301", wanted("café"), ["cafe\u0301"]],
    ["widths and scripts as they are where case counts", "ＡＩ國", wanted("AI国", { matchCase: true }), []],
  ] as const)("%s", (_, text, asked, expected) => {
    expect(found(text, asked)).toEqual(expected);
  });

  it("takes any letters to be looked for as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), (find) => {
        fc.pre(find.trim() !== "" && find.isWellFormed());
        expect(found(`${find}`, wanted(find, { matchCase: true }))).toEqual([find]);
      }),
    );
  });
});

describe("what is written instead", () => {
  it.each([
    ["Security", wanted("security"), "Safety"],
    ["security", wanted("security"), "safety"],
    ["Security", wanted("Security"), "safety"],
    ["Security", wanted("security", { matchCase: true }), "safety"],
    ["安全", wanted("安全"), "safety"],
  ] as const)("of %s", (place, asked, expected) => {
    expect(replacementOf(place, asked, "safety")).toBe(expected);
  });
});
