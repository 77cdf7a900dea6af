import { describe, expect, it } from "vitest";
import { bandOf } from "./analysis";
import { queryOf, searchAll, unitOf } from "./brute-force.fixture";

const bestOf = (segment: string, unit: string) =>
  searchAll([unitOf(1, unit)], queryOf(segment), { threshold: 0.5, limit: 1 })[0];

describe("a paragraph's band", () => {
  it.each([
    ["一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", "exact"],
    ["今年增长5.2%。", "今年增长6.1%。", "95"],
    ["天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑去", "95"],
    ["天地玄黄宇宙洪荒日月", "天地玄黄宇宙洪荒日星", "85"],
    ["天地玄黄", "天地玄青", "75"],
    ["天地玄黄", "天地青白", "50"],
    ["天地玄黄", "日月盈昃", "new"],
  ])("of %s beside %s is %s", (segment, unit, band) => {
    expect(bandOf(bestOf(segment, unit), false)).toBe(band);
  });

  it("is a repetition wherever it stands earlier in the document", () => {
    expect(bandOf(undefined, true)).toBe("repetition");
  });
});
