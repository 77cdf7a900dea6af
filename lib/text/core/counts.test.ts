import { describe, expect, it } from "vitest";
import { countText, countWords } from "./counts";

describe("countWords", () => {
  it.each([
    ["nothing", "", 0],
    ["white space", " \n\t", 0],
    ["a sentence", "We will build a shared future.", 6],
    ["a hyphen inside", "win-win co-operation", 2],
    ["an apostrophe, straight or curly", "China's and China’s", 3],
    ["grouped numbers and a share", "2,200.5 or 30%", 3],
    ["a dash between words", "peace — and development", 3],
    ["an abbreviation", "the U.S. side", 3],
    ["accents", "naïve café", 2],
    ["punctuation alone", "… — !", 0],
    ["lines", "one\ntwo", 2],
    ["Chinese, each character", "双循环 is new", 5],
  ])("%s", (_name, text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe("countText", () => {
  it("counts Chinese with and without punctuation", () => {
    expect(countText("构建“人类命运共同体”，合作共赢。")).toEqual({
      characters: 17,
      hanCharacters: 13,
      words: 13,
    });
  });
});
