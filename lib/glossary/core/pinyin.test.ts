import { describe, expect, it } from "vitest";
import { matchesPinyin, readPinyin } from "./pinyin";

describe("readPinyin", () => {
  it.each([
    ["重庆", "chóng qìng", "chongqing", "cq"],
    ["银行行长", "yín háng háng zhǎng", "yinhanghangzhang", "yhhz"],
    ["銀行行長", "yín háng háng zhǎng", "yinhanghangzhang", "yhhz"],
    ["一带一路", "yī dài yī lù", "yidaiyilu", "ydyl"],
    ["绿水青山", "lǜ shuǐ qīng shān", "lvshuiqingshan", "lsqs"],
    ["5G网络", "5G wǎng luò", "5gwangluo", "5wl"],
    ["", "", "", ""],
  ])("reads %s", (term, reading, full, initials) => {
    expect(readPinyin(term)).toMatchObject({ reading, full, initials });
  });
});

describe("matchesPinyin", () => {
  it.each([
    ["人类命运共同体", "renlei", true],
    ["人类命运共同体", "rlmygtt", true],
    ["人类命运共同体", "rén lèi", true],
    ["人类命运共同体", "mingyun", true],
    ["人类命运共同体", "rlmingy", true],
    ["人类命运共同体", "enlei", false],
    ["人类命运共同体", "rlgtt", false],
    ["绿水青山", "lvshui", true],
    ["绿水青山", "lüshui", true],
    ["绿水青山", "lǜ shuǐ", true],
    ["绿水青山", "lushui", true],
    ["西安", "xi'an", true],
    ["西安", "", false],
    ["西安", " ", false],
  ])("%s by %s: %s", (term, query, expected) => {
    expect(matchesPinyin(query, readPinyin(term))).toBe(expected);
  });
});
