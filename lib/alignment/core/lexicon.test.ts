import { describe, expect, it } from "vitest";
import { foldWord, toLexiconEntries } from "./dictionary-entries";
import { extendLexicon, toLearnedWords } from "./extend-lexicon";
import { smallLexicon } from "./fixtures/small-lexicon";
import { learnTerms } from "./learn-terms";
import { type Lexicon, openLexicon, packLexicon, WordLengths } from "./lexicon";
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
    expect(Array.from(text, (_, at) => lexicon.nextLength(text, at, 1))).toEqual([2, 0, 0, 3, 0, 0]);
    expect(lexicon.nextLength(text, 3, 3)).toBe(0);
    expect(lexicon.nextLength("图书", 0, 2)).toBe(0);
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

describe("lengths of words", () => {
  it("are told in order, none passed over, however long", () => {
    const lengths = new WordLengths();
    const all = [2, 5, 30, 31, 40, 300];
    for (const length of all) lengths.add("山".repeat(length));
    const told = (text: string): number[] => {
      const found: number[] = [];
      for (let next = lengths.next(text, 0, 1); next > 0; next = lengths.next(text, 0, next))
        found.push(next);
      return found;
    };
    const text = "山".repeat(300);
    expect(told(text)).toEqual(expect.arrayContaining(all));
    expect(told(text)).toEqual(told(text).toSorted((one, other) => one - other));
    expect(told(text.slice(0, 30))).toEqual([2, 5, 30]);
    expect(told("河")).toEqual([]);
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
    expect(lexicon.nextLength("山海关", 0, 1)).toBe(3);
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
