import { describe, expect, it } from "vitest";
import { compareTexts } from "./differences";
import { fillNumbers } from "./fill-numbers";
import { keyOf } from "./memory-key";

describe("numbers put in", () => {
  const filled = (segment: string, unit: string, target: string) =>
    fillNumbers(target, compareTexts(keyOf(segment), keyOf(unit)).numbers);

  it.each([
    ["a percentage", "增长6.1%", "增长5.2%", "It grew by 5.2 percent.", "It grew by 6.1 percent."],
    ["with its sign", "增长6.1%", "增长5.2%", "a 5.2% rise", "a 6.1% rise"],
    ["with the article that it needs", "增长8%", "增长5.2%", "A 5.2% rise", "An 8% rise"],
    [
      "a scale that stays",
      "出口3.5亿元",
      "出口2亿元",
      "exports of 200 million yuan",
      "exports of 350 million yuan",
    ],
    ["groups of three", "共3500公里", "共900公里", "900 kilometers in all", "3,500 kilometers in all"],
    ["a year without groups", "2024年以来", "2023年以来", "Since 2023", "Since 2024"],
    ["an ordinal with its ending", "第22次会议", "第21次会议", "the 21st meeting", "the 22nd meeting"],
    [
      "a small number in words",
      "共5000人、第3条",
      "共5000人、第4条",
      "Article 4: 5,000 people",
      "Article 3: 5,000 people",
    ],
    [
      "two in one sentence",
      "进口增长3%，出口增长7%",
      "进口增长4%，出口增长6%",
      "Imports rose 4%, exports 6%.",
      "Imports rose 3%, exports 7%.",
    ],
    [
      "two that were equal and are so again",
      "甲增长3%，乙增长3%",
      "甲增长4%，乙增长4%",
      "4% for A, 4% for B",
      "3% for A, 3% for B",
    ],
    [
      "two that change places",
      "进口增长6%，出口增长4%",
      "进口增长4%，出口增长6%",
      "Imports rose 4%, exports 6%.",
      "Imports rose 6%, exports 4%.",
    ],
    ["one, where nothing is counted", "第1条规定", "第2条规定", "Article 2 says", "Article 1 says"],
    ["one, where no word follows", "共1份", "共21份", "Total: 21", "Total: 1"],
  ])("%s", (_name, segment, unit, target, expected) => {
    expect(filled(segment, unit, target)).toMatchObject({ text: expected, open: [] });
  });

  it.each([
    ["the value is not there", "增长6.1%", "增长5.2%", "It grew by about a twentieth.", ["6.1%"]],
    ["it is there twice", "增长6.1%", "增长5.2%", "5.2% (yes, 5.2%)", ["6.1%"]],
    [
      "two equal ones become different",
      "甲增长3%，乙增长5%",
      "甲增长4%，乙增长4%",
      "4% for A, 4% for B",
      ["3%", "5%"],
    ],
    ["one becomes several", "共21公里", "共1公里", "1 kilometer in all", ["21"]],
    ["what is counted has no word that is known", "共21份", "共1份", "1 document in all", ["21"]],
    ["several become one", "共1份", "共21份", "21 documents in all", ["1"]],
    ["words above ten", "共300公里", "共200公里", "two hundred kilometers in all", ["300"]],
    ["what was one becomes several", "共21份", "共1份", "1 document in all", ["21"]],
    ["several become one", "共1份", "共21份", "21 documents in all", ["1"]],
  ])("are left to a person where %s", (_name, segment, unit, target, expected) => {
    const { text, placed, open } = filled(segment, unit, target);
    expect(text).toBe(target);
    expect(placed).toEqual([]);
    expect(open.map(({ start, end }) => segment.slice(start, end))).toEqual(expected);
  });

  it("tells where they stand", () => {
    const { text, placed } = filled(
      "进口增长3%，出口增长17%",
      "进口增长4%，出口增长6%",
      "Imports rose 4%, exports 6%.",
    );
    expect(placed.map(({ target }) => text.slice(target.start, target.end))).toEqual(["3%", "17%"]);
  });
});
