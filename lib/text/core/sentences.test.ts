import { describe, expect, it } from "vitest";
import { splitChinese, splitEnglish } from "./sentences";

describe("sentences", () => {
  it.each([
    ["他说：“好。”我们走。", ["他说：“好。”", "我们走。"]],
    ["好吗？！好", ["好吗？！", "好"]],
    ["……", []],
  ])("cuts %s", (text, sentences) => {
    expect(splitChinese(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });

  it.each([
    [
      "Mr. Li met U.S. officials. “Good.” It rose 2.5 percent!",
      ["Mr. Li met U.S. officials.", "“Good.”", "It rose 2.5 percent!"],
    ],
    ["No end", ["No end"]],
    ["2. It rose. 3. It fell.", ["2. It rose.", "3. It fell."]],
    ["IV. Services", ["IV. Services"]],
    [
      "We came in at 2.5. They left in 2019. (a) Then",
      ["We came in at 2.5.", "They left in 2019.", "(a) Then"],
    ],
  ])("cuts %s", (text, sentences) => {
    expect(splitEnglish(text).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
  });
});
