import { describe, expect, it } from "vitest";
import { foldWord, toLexiconEntries } from "./dictionary-entries";
import { extendLexicon, toLearnedWords } from "./extend-lexicon";
import { smallLexicon } from "./fixtures/small-lexicon";
import { learnTerms } from "./learn-terms";
import { type Lexicon, openLexicon, packLexicon } from "./lexicon";
import { isFunctionWord, stemWord } from "./stem";

const english = (lexicon: Lexicon, word: string): string[] =>
  lexicon.translationsOf(lexicon.find(word)).map(({ stem }) => lexicon.stems[stem] ?? "");

describe("stems", () => {
  it.each([
    ["negotiation", "negotiated"],
    ["economies", "economic"],
    ["defence", "defense"],
    ["went", "goes"],
    ["children", "child"],
    ["modernization", "modernising"],
  ])("%s is %s", (one, other) => {
    expect(stemWord(one)).toBe(stemWord(other));
  });

  it.each(["river", "station", "university"])("leaves something of %s", (word) => {
    expect(stemWord(word).length).toBeGreaterThanOrEqual(4);
  });

  it("knows words of grammar", () => {
    expect(["the", "their", "river"].map(isFunctionWord)).toEqual([true, true, false]);
  });
});

describe("the lexicon", () => {
  it("gives the stems of a word's glosses, notes left out", () => {
    expect(english(smallLexicon(), "河")).toEqual([stemWord("river")]);
    expect(english(smallLexicon(), "马")).toEqual([stemWord("horse")]);
    expect(english(smallLexicon(), "谈判")).toEqual([stemWord("negotiate")]);
  });

  it("knows what it has not, and how far its words reach", () => {
    const lexicon = smallLexicon();
    expect(lexicon.find("海")).toBe(-1);
    const text = "村子和图书馆";
    expect(Array.from(text, (_, at) => lexicon.longestFrom(text, at))).toEqual([2, 1, 1, 3, 1, 1]);
    expect(lexicon.readingsOf("江")).toEqual(["jiang"]);
  });

  it("makes one of the entries of a word, traditional forms among them", () => {
    const [one] = toLexiconEntries([
      { simplified: "长", pinyin: "chang2", english: ["long"] },
      { simplified: "長", pinyin: "zhang3", english: ["to grow"] },
    ]);
    expect(one?.readings).toEqual(["chang", "zhang"]);
    expect([...(one?.translations.keys() ?? [])]).toEqual(["long", "grow"]);
    expect(foldWord("圖書館ＡＢ")).toBe("图书馆ab");
  });

  it("can be empty", () => {
    expect(openLexicon(packLexicon([])).find("河")).toBe(-1);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["other bytes", new TextEncoder().encode("a file of another program")],
  ])("refuses %s", (_name, bytes) => {
    expect(() => openLexicon(bytes)).toThrow("no lexicon");
  });
});

describe("further words", () => {
  it("come before the lexicon's own, which stay", () => {
    const terms = toLearnedWords([
      { source: "河", target: "Blue Stream" },
      { source: "山海关", target: "Shanhai Pass" },
    ]);
    const lexicon = extendLexicon(smallLexicon(), terms);
    expect(english(lexicon, "河")).toEqual([stemWord("blue"), stemWord("stream"), stemWord("river")]);
    expect(english(lexicon, "山海关")).toEqual([stemWord("shanhai"), stemWord("pass")]);
    expect(english(lexicon, "桥")).toEqual([stemWord("bridge")]);
    expect(lexicon.find("海")).toBe(-1);
    expect(lexicon.longestFrom("山海关", 0)).toBe(3);
  });

  it("are learned of pairs in which words keep together", () => {
    const learned = learnTerms(
      [
        { source: "小宝唱。", target: "Trinket sings." },
        { source: "小宝和鸟。", target: "Trinket and a bird." },
        { source: "鸟唱。", target: "The bird sings." },
        { source: "书。", target: "A manuscript." },
      ],
      smallLexicon(),
    );
    expect(learned.find(({ word }) => word === "宝")?.stems.has(stemWord("trinket"))).toBe(true);
    expect(learned.some(({ word }) => word === "书")).toBe(false);
  });
});
