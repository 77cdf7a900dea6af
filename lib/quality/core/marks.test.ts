import { describe, expect, it } from "vitest";
import { checkBookTitle } from "./book-title";
import { checkBrackets } from "./brackets";
import { checkDoubleSpace } from "./double-space";
import { checkEndPunctuation } from "./end-punctuation";
import { codesOf, type PairCase } from "./fixtures/cases";
import { checkFullwidth } from "./fullwidth";
import { checkLeftoverHan } from "./leftover-han";
import { checkQuotes } from "./quotes";

describe("leftover-han", () => {
  it.each<PairCase>([
    ["none", "合作", "Cooperation", []],
    ["one run with a mark inside", "合作", "We need 合作、共赢 now.", ["leftover-han"]],
    ["two runs", "合作", "合 is a word and 作 is one too.", ["leftover-han", "leftover-han"]],
    ["a gloss in brackets", "小康社会", "moderately prosperous society (小康社会)", []],
    ["a gloss in full-width brackets", "小康社会", "moderately prosperous society（小康社会）", []],
    [
      "brackets that begin the text are no gloss",
      "小康",
      "(小康) is the aim of this country.",
      ["leftover-han"],
    ],
    ["mostly Chinese is untranslated", "我们合作共赢", "We 合作共赢", []],
    ["a rare character", "𠮷野", "Mr. 𠮷 spoke.", ["leftover-han"]],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkLeftoverHan, source, target)).toEqual(codes);
  });

  it("takes a run as one, with the marks inside it", () => {
    const [finding] = checkLeftoverHan({ source: "合作", target: "Yes, 《合作、共赢》 it is.", date: null });
    expect(finding?.target?.text).toBe("《合作、共赢》");
  });
});

describe("fullwidth", () => {
  it.each<PairCase>([
    ["a comma", "和平", "peace，and", ["fullwidth"]],
    ["a word in full-width letters is one", "和平", "ＡＰＥＣ members", ["fullwidth"]],
    ["an ideographic blank", "和平", "peace\u3000and", ["fullwidth"]],
    ["a Chinese dash", "和平", "peace——and", ["fullwidth"]],
    ["an English dash", "和平", "peace—and", []],
    ["an English ellipsis", "和平", "peace…", []],
    ["curly quotation marks", "和平", "“peace” and ‘war’", []],
    ["a mark inside Chinese is the other check's", "和平", "We want 和平，发展 now", []],
    ["title marks are another's", "《和平》", "《Peace》", []],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkFullwidth, source, target)).toEqual(codes);
  });

  it("says what belongs there", () => {
    const [finding] = checkFullwidth({ source: "和平", target: "１２ outcomes", date: null });
    expect(finding?.values).toEqual({ found: "１２", expected: "12" });
  });
});

describe("quotes", () => {
  it.each<PairCase>([
    ["pairs", "“和”", "“peace” and “war”", []],
    ["one that never closes", "“和”", "“peace and war", ["quote-unclosed"]],
    ["one that never opens", "“和”", "peace” and war", ["quote-unopened"]],
    ["an odd straight one", "“和”", 'a "peace and war', ["quote-unclosed"]],
    ["inches", "“和”", 'a 5" pipe', []],
    ["straight and curly", "“和”", '“peace” and "war"', ["quote-mixed"]],
    ["a quotation that goes on", "他说：“和平第一。", "He said, “Peace comes first.", []],
    ["the end of one that began before", "发展第二。”他说。", "Development comes second,” he said.", []],
    ["a term that lost its marks", "“朋友圈”扩大", "The circle of friends grows.", []],
    [
      "a quotation that lost its marks",
      "他说：“和平与发展是时代的主题。”",
      "He spoke of peace.",
      ["quote-lost"],
    ],
    [
      "a quotation in single marks",
      "他说：“和平与发展是时代的主题。”",
      "He spoke of ‘peace and development.’",
      [],
    ],
    ["apostrophes", "中国的", "China’s and the people’s", []],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkQuotes, source, target)).toEqual(codes);
  });
});

describe("brackets", () => {
  it.each<PairCase>([
    ["pairs", "（注）", "(note) and [more]", []],
    ["one that never closes", "（注）", "(note and more", ["bracket-unclosed"]],
    ["one that never opens", "（注）", "note) and more", ["bracket-unopened"]],
    ["two that cross", "（注）", "(note] and more", ["bracket-unopened", "bracket-unclosed"]],
    ["items", "一、二", "1) one, 2) two; a) three", []],
    ["open in the source too", "（注", "(note", []],
    ["an acronym lost", "协定（RCEP）", "the agreement", ["bracket-lost"]],
    ["an acronym without its brackets", "协定（RCEP）", "the RCEP", []],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkBrackets, source, target)).toEqual(codes);
  });
});

describe("book-title", () => {
  it.each<PairCase>([
    ["left in the English", "《宪章》", "the 《Charter》", ["book-title-left", "book-title-left"]],
    ["in capitals", "《联合国宪章》", "the Charter of the United Nations", []],
    ["in quotation marks", "《论合作》", "a speech called “on cooperation”", []],
    ["an acronym", "《公约》", "CEDAW", []],
    ["no trace of it", "《民法典》施行", "The new law is in force.", ["book-title-lost"]],
    ["inside a gloss", "《宪法》", "the Constitution (《宪法》)", []],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkBookTitle, source, target)).toEqual(codes);
  });
});

describe("end-punctuation", () => {
  it.each<PairCase>([
    ["stop for stop", "很好。", "Good.", []],
    ["inside American quotation marks", "他说：“很好。”", "He said, “Good.”", []],
    ["nothing for stop", "很好。", "Good", ["end-missing"]],
    ["comma for stop", "很好。", "Good,", ["end-different"]],
    ["question for question", "好吗？", "Good?", []],
    ["stop for question", "好吗？", "Tell me.", ["end-different"]],
    ["stop for exclamation", "好！", "Good.", []],
    ["a heading", "深化合作", "Deeper Cooperation", []],
    ["a heading with a stop", "深化合作", "Deeper Cooperation.", ["end-added"]],
    ["a heading that ends with an abbreviation", "深化中美合作", "Cooperation with the U.S.", []],
    ["colon for colon", "全文如下：", "The text follows:", []],
    ["stop for colon", "全文如下：", "The text follows.", []],
    ["an item", "保护环境；", "protect the environment; and", []],
    ["an ellipsis", "路还很长……", "The road is long...", []],
    ["a credit in brackets behind the sentence", "图为现场。", "The scene. (Photo by our reporter)", []],
    ["a cut source", "我们坚持多边主义，反对", "We uphold multilateralism and oppose", []],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkEndPunctuation, source, target)).toEqual(codes);
  });
});

describe("double-space", () => {
  it.each<PairCase>([
    ["two blanks", "", "peace  and", ["double-space"]],
    ["at the end of a line", "", "peace  \nand", []],
    ["before a mark", "", "peace , and", ["space-before-mark"]],
    ["before an ellipsis", "", "peace ... and", []],
    ["before a decimal point", "", "peace .5", []],
    ["inside brackets", "", "( peace )", ["space-in-brackets", "space-in-brackets"]],
    ["none behind a comma", "", "peace,and", ["space-missing"]],
    ["none behind a stop", "", "We want peace.They want war.", ["space-missing"]],
    ["numbers and addresses", "", "1,234 and www.example.org and U.S. and e.g. this", []],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkDoubleSpace, source, target)).toEqual(codes);
  });
});
