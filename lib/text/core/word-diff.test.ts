import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abridgeSame, changedShare, compareWords, type DifferencePart } from "./word-diff";

/** "[-removed-]" and "{+added+}" inside what stayed. */
const show = (parts: readonly DifferencePart[]): string =>
  parts
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");
const joined = (parts: readonly DifferencePart[], side: "added" | "removed"): string =>
  parts
    .filter(({ kind }) => kind === "same" || kind === side)
    .map(({ text }) => text)
    .join("");

describe("what became of one text in another", () => {
  it.each([
    ["nothing changed", "The same words.", "The same words.", "The same words."],
    ["a word is replaced as a whole", "We stated this.", "We state this.", "We [-stated-]{+state+} this."],
    ["a word comes in with its blank", "a just order", "a more just order", "a {+more +}just order"],
    ["inner marks belong to the word", "China's plan", "Chinas plan", "[-China's-]{+Chinas+} plan"],
    ["so do those of numbers", "22.5 billion", "2.25 billion", "[-22.5-]{+2.25+} billion"],
    ["a mark changes alone", "First, second.", "First; second.", "First[-,-]{+;+} second."],
    [
      "a blank between two replacements goes into them",
      "We hold big meetings now.",
      "We hold large conferences now.",
      "We hold [-big meetings-]{+large conferences+} now.",
    ],
    [
      "a short word between longer ones does too",
      "the building of communities here",
      "the creation of neighborhoods here",
      "the [-building of communities-]{+creation of neighborhoods+} here",
    ],
    ["the line's end stays", "one\ntwo", "three\nfour", "[-one-]{+three+}\n[-two-]{+four+}"],
    ["Chinese goes by characters", "我们在北京", "我们在南京", "我们在[-北-]{+南+}京"],
    ["and leaves what stands between", "坚持和发展", "坚守和推展", "坚[-持-]{+守+}和[-发-]{+推+}展"],
    ["a new text", "", "New.", "{+New.+}"],
    ["an emptied one", "Old.", "", "[-Old.-]"],
  ])("%s", (_name, before, after, shown) => {
    expect(show(compareWords(before, after))).toBe(shown);
  });

  it("is nothing between two empty texts", () => expect(compareWords("", "")).toEqual([]));

  const words = fc
    .array(
      fc.constantFrom(
        "peace",
        "and",
        "the",
        "world",
        "世",
        "界",
        "和平",
        " ",
        " ",
        ", ",
        ". ",
        "。",
        "\n",
        "2,200",
        "🕊",
      ),
      {
        maxLength: 60,
      },
    )
    .map((all) => all.join(""));
  const text = fc.oneof(words, fc.string({ unit: "binary", maxLength: 80 }));

  it("gives both texts back, in parts that follow one another", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareWords(before, after);
        expect(joined(parts, "added")).toBe(after);
        expect(joined(parts, "removed")).toBe(before);
        let place = 0;
        for (const [at, part] of parts.entries()) {
          expect(part.text).not.toBe("");
          expect(part.kind).not.toBe(parts[at - 1]?.kind);
          expect(part.place).toBe(place);
          place += part.text.length;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never cuts a character in two", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        for (const part of compareWords(before.toWellFormed(), after.toWellFormed()))
          expect(part.text.isWellFormed()).toBe(true);
      }),
    );
  });

  it("says nothing changed only of equal texts, and how much otherwise", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareWords(before, after);
        expect(parts.every(({ kind }) => kind === "same")).toBe(before === after);
        const share = changedShare(parts);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ["equal texts", "one two", "one two", 0],
    ["half of the words", "one two", "one three", 0.5],
    ["all of them", "one", "two", 1],
    ["a text that came", "", "two", 1],
  ])("tells the share of changed words: %s", (_name, before, after, share) => {
    expect(changedShare(compareWords(before, after))).toBe(share);
  });
});

describe("long texts", () => {
  const sentence = (seed: number): string =>
    `The ${seed}th point of the plan names ${seed * 7} partners and ${seed % 13} goals. `;
  const long = Array.from({ length: 320 }, (_, at) => sentence(at)).join("");
  const hanzi = (seed: number, length: number): string =>
    Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + ((at * seed) % 19_997))).join("");

  it.each([
    ["without a word in common", long, Array.from({ length: 4000 }, (_, at) => `w${at * 31}`).join(" ")],
    ["of Chinese without a common run", hanzi(7919, 20_000), hanzi(104_729, 20_000)],
    ["one word many times", "la ".repeat(7000), "la lo ".repeat(3500)],
    ["blanks", " \n".repeat(10_000), "\n ".repeat(10_000)],
  ])("of 20,000 characters are compared in bounded work: %s", (_name, before, after) => {
    const began = process.cpuUsage();
    const parts = compareWords(before, after);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1500);
    expect(joined(parts, "added")).toBe(after);
    expect(joined(parts, "removed")).toBe(before);
  });

  it("are told sentence by sentence when too much changed for words, and by words inside", () => {
    const after = Array.from({ length: 320 }, (_, at) =>
      at % 2 === 0 ? sentence(at) : sentence(at).replace("partners", "friends").replace("goals", "aims"),
    ).join("");
    const parts = compareWords(long, after);
    expect(parts.filter(({ kind }) => kind === "added").map(({ text }) => text)).toEqual(
      Array.from({ length: 160 }, () => ["friends", "aims"]).flat(),
    );
  });

  it("are cut where they did not change", () => {
    const [first] = abridgeSame(compareWords(long, `${long}More.`));
    expect(first?.text).toBe(
      "The 0th point of the plan names 0 partners and 0 goals. The … 319th point of the plan names 2233 partners and 7 goals. ",
    );
  });
});
