import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRawPatterns } from "./raw-pattern";
import { readSearchPattern } from "./search-query";

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();
/** What is written here, PostgreSQL and JavaScript read alike. */
const has = (text: string, pattern: string | null): boolean =>
  pattern !== null && new RegExp(pattern, "u").test(text);
/** Whether a text has the words; null where it has to be folded first. */
function ask(text: string, typed: string): boolean | null {
  const { sure, maybe } = readRawPatterns(typed);
  if (has(text, sure)) return true;
  return maybe === null || (maybe !== "" && has(text, maybe)) ? null : false;
}

describe("readRawPatterns", () => {
  it.each([
    ["simplified by traditional", "发展", "為了發展", true],
    ["a character that was made for compatibility", "金", "\uf90a", true],
    ["one that stands for two", "平成", "㍻", null],
    ["others of which the like does", "平成", "成平", false],
    ["words of several kinds", "安全 first", "安全 First", null],
    ["other words", "双循环", "国内大循环", false],
    ["words of another script", "security", "Security", null],
    ["letters of which others are made", "security", "Ｓｅｃｕｒｉｔｙ", null],
    ["letters that one stands for", "first", "ﬁrst", null],
    ["words of another script that are not there", "security", "secure, in 安全", false],
    ["phrases without their longest word", "new security", "something new", false],
    ["what folding puts together", "안보", "A", null],
    ["kana", "づく", "A", null],
  ])("of %s", (_name, typed, text, answer) => {
    expect(ask(text, typed)).toBe(answer);
  });

  it("knows every character that folding makes a Chinese one or a plain letter of", () => {
    const lost: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const folded = fold(character);
      if (folded === character) continue;
      for (const one of folded)
        if (/^[\p{Script=Han}0-9a-z]$/u.test(one) && ask(character, one) === false) lost.push(character);
    }
    expect(lost).toEqual([]);
  });

  it("agrees with what is found in the folded text", () => {
    const letter = fc.constantFrom(
      ..."发發展㈠一月㋀kK\u212ae\u0301\u0327ßſﬁ5⑤½ Ａa、“",
      "\u{1d400}",
      "\u{2f804}",
    );
    const text = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(text, text, text, (before, typed, after) => {
        const pattern = readSearchPattern(typed);
        fc.pre(pattern !== null);
        const all = before + typed + after;
        const isFound = has(fold(all), pattern);
        expect([isFound, null]).toContain(ask(all, typed));
        expect([has(fold(before), pattern), null]).toContain(ask(before, typed));
      }),
      { numRuns: 500 },
    );
  });
});
