import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyOf } from "./memory-key";

const shown = (segment: string): string => keyOf(segment).text.replaceAll("\ufffc", "#");

describe("memory key", () => {
  it.each([
    ["simplified for traditional", "實現中華民族偉大復興", "实现中华民族伟大复兴"],
    ["no blanks, no quotation marks", " “一带一路”　建设 ", "一带一路建设"],
    ["half width, small letters", "ＡＰＥＣ会议", "apec会议"],
    ["a percentage, however it is written", "增长5.2%，下降百分之三", "增长#,下降#"],
    ["scales with the number, units beside it", "达到126万亿元、3000多人、20公里", "达到#元、#多人、#公里"],
    ["numerals of Chinese", "第十四届全国人大第三次会议", "第#届全国人大第#次会议"],
    ["years and days", "2023年5月24日", "#年#月#日"],
    ["digits in full width", "２０２３年增长５．２％", "#年增长#"],
    ["names keep their digits", "G20峰会、COVID-19、5G、9·11", "g20峰会、covid-19、5g、9·11"],
    [
      "words with numerals stay words",
      "一些国家、两岸一家亲、三心二意、千方百计",
      "一些国家、两岸一家亲、三心二意、千方百计",
    ],
    ["a number in pieces stays as it is", "三千多万人、三分之二", "三千多万人、三分之二"],
    ["what cannot be stored", "a\u0000b\ud800c\ufffc", "ab\ufffdc\ufffd"],
    ["nothing", "", ""],
  ])("%s", (_name, segment, expected) => {
    expect(shown(segment)).toBe(expected);
  });

  it("is equal for other numbers, and tells that they are others", () => {
    const [one, other, same] = ["增长5.2%。", "增长6.1%。", "增长５.２%。"].map((text) => keyOf(text));
    expect(one?.text).toBe(other?.text);
    expect(one?.numbersHash).not.toBe(other?.numbersHash);
    expect(one?.numbersHash).toBe(same?.numbersHash);
    expect(one?.formHash).not.toBe(same?.formHash);
  });

  it("knows for each of its codes where it came from", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom(..."第三5%亿𠮷 “國é"), fc.string({ unit: "binary", maxLength: 1 })),
        }),
        (segment) => {
          const { text, codes, starts, ends, numbers } = keyOf(segment);
          expect(Array.from(text, (one) => one.codePointAt(0))).toEqual([...codes]);
          expect(text.isWellFormed()).toBe(true);
          codes.forEach((_code, at) => {
            const [start, end] = [starts[at] ?? -1, ends[at] ?? -1];
            expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
            expect(end).toBeGreaterThanOrEqual(ends[at - 1] ?? 0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(segment.length);
          });
          for (const { place } of numbers) expect(codes[place]).toBe(0xfffc);
          expect(numbers).toHaveLength(codes.filter((code) => code === 0xfffc).length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("stays the same when a key is made of a key, but for numbers", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."中國“”發展，。ＡＢ　ab𠮷") }), (segment) => {
        const { text } = keyOf(segment);
        expect(keyOf(text).text).toBe(text);
      }),
    );
  });
});
