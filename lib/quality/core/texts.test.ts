import { describe, expect, it } from "vitest";
import { codesOf, foundIn, type PairCase } from "./fixtures/cases";
import { checkLengthRatio, learnRatio, START_MODEL } from "./length-ratio";
import { checkMissingSentence } from "./missing-sentence";
import { checkRepeatedWord } from "./repeated-word";
import { checkSameAsSource } from "./same-as-source";
import { readChineseYear, readSmallChinese, readSmallEnglish } from "./small-numerals";
import { checkSourceBroken } from "./source-broken";
import { checkSourcePunctuation } from "./source-punctuation";
import { checkSourceRepeat } from "./source-repeat";
import { checkUntranslated } from "./untranslated";

describe("untranslated and same-as-source", () => {
  it.each<PairCase>([
    ["another Chinese text", "我们合作", "我们的合作", ["untranslated"]],
    ["half of it", "我们合作共赢", "We 合作共赢", ["untranslated"]],
    ["the same text", "我们合作。", "我们合作.", ["untranslated", "same-as-source"]],
    ["a placeholder", "我们合作", "[TBD]", ["untranslated-placeholder"]],
    ["no Chinese to translate", "RCEP", "RCEP", []],
    ["English", "我们合作", "We cooperate", []],
    ["nothing", "我们合作", "", ["untranslated-empty"]],
  ])("%s", (_name, source, target, codes) => {
    expect([
      ...codesOf(checkUntranslated, source, target),
      ...codesOf(checkSameAsSource, source, target),
    ]).toEqual(codes);
  });
});

describe("repeated-word", () => {
  it.each<PairCase>([
    ["a word", "", "of the the people", ["repeated-word"]],
    ["over a line end", "", "of the\nThe people", ["repeated-word"]],
    ["two words", "", "of the of the people", ["repeated-word"]],
    ["with a mark between", "", "the, the", []],
    ["had had", "", "they had had it", []],
    ["that that", "", "said that that was so", []],
    ["a name", "", "in Pago Pago", []],
    ["a capital at the beginning", "", "The the people", ["repeated-word"]],
    ["meant", "", "again and again and again", []],
    ["three times is one finding more", "", "the the the people", ["repeated-word", "repeated-word"]],
    ["parts of words", "", "other the rest", []],
    ["a clause that ends with is", "", "What it is is a test of will.", []],
    ["a slip after it", "", "We know it is is hard.", ["repeated-word"]],
  ])("%s", (_name, source, target, codes) => {
    expect(codesOf(checkRepeatedWord, source, target)).toEqual(codes);
  });
});

describe("length-ratio", () => {
  const source = "各国应当坚持对话而不对抗，结伴而不结盟，共同维护国际公平正义，推动世界走向持久和平。";
  const target =
    "All countries should pursue dialogue rather than confrontation and partnerships rather than alliances, jointly uphold international fairness and justice, and lead the world toward lasting peace.";

  it.each<PairCase>([
    ["an ordinary length", source, target, []],
    ["a third of it", source, target.slice(0, 60), ["length-short"]],
    ["three times as much", source, target.repeat(3), ["length-long"]],
    ["a short text, longer by much", "好。", target, ["length-long"]],
    ["a short text, longer", "好。", target.slice(0, 60), []],
  ])("%s", (_name, of, into, codes) => {
    expect(codesOf(checkLengthRatio, of, into)).toEqual(codes);
  });

  it("learns a project's own habit", () => {
    const verbose = `${target} ${target.slice(0, 90)}`;
    const model = learnRatio(Array.from({ length: 200 }, () => ({ source, target: verbose })));
    expect(model.pairs).toBe(200);
    expect(model.mean).toBeGreaterThan(START_MODEL.mean);
    expect(checkLengthRatio({ source, target: verbose, date: null }, model)).toEqual([]);
  });

  it("is not led astray by a few wrong pairs, nor by none", () => {
    const pairs = Array.from({ length: 50 }, (_, at) => ({ source, target: at < 5 ? "No." : target }));
    expect(Math.abs(learnRatio(pairs).mean - learnRatio(pairs.slice(5)).mean)).toBeLessThan(0.01);
    expect(learnRatio([])).toEqual(START_MODEL);
  });
});

describe("missing-sentence", () => {
  const source = "一二三四。五六七八。";
  const target = "One. Two.";

  it("takes an alignment's word", () => {
    const beads = [
      { source: { start: 0, end: 5 }, target: { start: 0, end: 4 } },
      { source: { start: 5, end: 10 }, target: null },
      { source: null, target: { start: 5, end: 9 } },
    ];
    expect(
      checkMissingSentence({ source, target, date: null }, beads).map(
        ({ code, source: from, target: to }) => [code, from?.text ?? to?.text],
      ),
    ).toEqual([
      ["missing-sentence", "五六七八。"],
      ["added-sentence", "Two."],
    ]);
  });

  it("says nothing when an alignment has all", () => {
    const beads = [{ source: { start: 0, end: 10 }, target: { start: 0, end: 9 } }];
    expect(checkMissingSentence({ source, target, date: null }, beads)).toEqual([]);
  });
});

describe("small numerals", () => {
  it.each([
    ["十", 10],
    ["二十四", 24],
    ["三十", 30],
    ["十一", 11],
    ["９", 9],
    ["两", 2],
    ["一二", null],
    ["", null],
  ])("reads %s", (text, number) => {
    expect(readSmallChinese(text)).toBe(number);
  });

  it("reads years and English", () => {
    expect([readChineseYear("二〇二○"), readChineseYear("一九四九"), readChineseYear("二十")]).toEqual([
      2020,
      1949,
      null,
    ]);
    expect(["24th", "twenty-first", "Thirtieth", "six", "seventies"].map(readSmallEnglish)).toEqual([
      24,
      21,
      30,
      6,
      null,
    ]);
  });
});

describe("source checks", () => {
  it.each([
    ["如果如果有人", ["source-repeat 如果如果"]],
    ["共同关心的的问题", ["source-repeat 的的"]],
    ["目的的实现", []],
    ["研究研究再说", []],
    ["一步一步来", []],
    ["人人常常高高兴兴", []],
    ["二〇二〇年", []],
  ])("source-repeat of %s", (text, found) => {
    expect(foundIn(checkSourceRepeat, text)).toEqual(found);
  });

  it.each([
    ["我们主张合作。我们反对", ["source-ends-unfinished 对"]],
    ["我们主张合作。我们推动两国关", ["source-no-end 关"]],
    ["我们主张和平与发展，", ["source-ends-comma ，"]],
    ["讨论了气候变化问题以及", ["source-ends-conjunction 及"]],
    ["深化互利合作", []],
    ["会议结束。本报记者摄", []],
    ["他说：“好。”（完）", []],
  ])("source-broken of %s", (text, found) => {
    expect(foundIn(checkSourceBroken, text)).toEqual(found);
  });

  it.each([
    ["主张和平,反对战争", ["source-ascii-mark ,"]],
    ["主张和平(反对战争)的人", ["source-ascii-bracket (", "source-ascii-bracket )"]],
    ["和平。。", ["source-doubled-mark 。。"]],
    ["和平，。", ["source-doubled-mark ，。"]],
    ["和平……", []],
    ["他说：“我们主张合作。", ["source-unclosed “"]],
    ["我们主张合作。”他说。", ["source-unopened ”"]],
    ['坚持"和平"原则', ['source-straight-quote "', 'source-straight-quote "']],
    ["我们主张和平，我们 主张发展。", ["source-blank  "]],
    ["序 言", []],
    ["增长3.5%，达1,000亿元", []],
    ["真的？！", []],
  ])("source-punctuation of %s", (text, found) => {
    expect(foundIn(checkSourcePunctuation, text)).toEqual(found);
  });
});
