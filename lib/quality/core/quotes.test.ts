import { describe, expect, it } from "vitest";
import { codesOf } from "./fixtures/cases";
import { checkQuotes } from "./quotes";

const SOURCE = "他说：“古人讲‘温故知新’。”";

describe("quotes inside quotes and over paragraphs", () => {
  it.each([
    ["a nested one that never closes", SOURCE, "He said, “The ancients said, ‘Review the old.”"],
    ["and text behind it", SOURCE, "“We say ‘review the old to know the new,” he said. He went on."],
    ["straight", SOURCE, 'He said, "The ancients said, \'Review the old."'],
    ["the second of two", SOURCE, "He said, “First ‘review’ and then ‘know the new.”"],
  ])("speaks of %s", (_name, source, target) => {
    expect(codesOf(checkQuotes, source, target)).toEqual(["quote-unclosed"]);
  });

  it.each([
    ["a nested one", SOURCE, "He said, “The ancients said, ‘Review the old.’”"],
    ["an apostrophe", "他说：“这是人民的选择。”", "He said, “This is the people’s choice.”"],
    ["a plural's apostrophe", "他说：“各国人民的权利。”", "He said, “The peoples’ rights.”"],
    ["a cut word", "他说：“去抓住他们。”", "He said, “Go and get ‘em.”"],
    ["a decade", "他说：“上世纪90年代。”", "He said, “Back in the ‘90s.”"],
    ["a name", "他说：“欢迎阿卜杜勒先生。”", "He said, “Welcome, Mr. ‘Abd al-Karim.”"],
    ["each paragraph of one quotation", "他说：“一。\n二。\n三。”", "He said: “One.\n“Two.\n“Three.”"],
    ["the middle of one", "发展是第二要务。", "“Development comes second."],
    ["the last of one", "发展是第三要务。”", "“Development comes third.”"],
  ])("is silent on %s", (_name, source, target) => {
    expect(codesOf(checkQuotes, source, target)).toEqual([]);
  });

  it("still sees a quotation that never closes over two paragraphs", () => {
    expect(codesOf(checkQuotes, "他说：“一。”\n二。", "He said: “One.\nTwo.")).toEqual(["quote-unclosed"]);
  });
});
