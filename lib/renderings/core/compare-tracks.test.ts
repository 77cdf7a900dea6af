import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareParagraph, findDifferences, joinStretches } from "./compare-tracks";

const cut = (text: string, { start, end }: { start: number; end: number }): string => text.slice(start, end);

describe("differences from a base", () => {
  it.each<
    [string, string, string, readonly [string, string][], readonly [number, string][], readonly string[]]
  >([
    ["none between equal texts", "A plan.", "A plan.", [], [], []],
    ["none beside an empty text", "A plan.", " ", [], [], []],
    ["a word in another's place", "A bold plan.", "A big plan.", [["big", "bold"]], [], ["bold"]],
    ["a word that the base has not", "A plan.", "A new plan.", [["new ", ""]], [], []],
    ["a word that only the base has", "A new plan.", "A plan.", [], [[2, "new "]], ["new "]],
    ["characters of Chinese", "共同构建", "共建", [], [[1, "同构"]], ["同构"]],
  ])("tell %s", (_name, base, text, other, gaps, lost) => {
    const found = findDifferences(base, text);
    expect(found.other.map((each) => [cut(text, each), each.base])).toEqual(other);
    expect(found.gaps.map(({ at, base: words }) => [at, words])).toEqual(gaps);
    expect(found.lost.map((each) => cut(base, each))).toEqual(lost);
  });

  it("turn the base into the text, whatever they are", () => {
    const words = fc.array(fc.constantFrom("a", "plan", "for", "peace", "共", "建", "."), { minLength: 1 });
    fc.assert(
      fc.property(words, words, (one, two) => {
        const [base, text] = [one.join(" "), two.join(" ")];
        const { other, gaps, lost } = findDifferences(base, text);
        const kept = [...other.toReversed()].reduce(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        );
        const left = [...lost.toReversed()].reduce(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          base,
        );
        expect(kept).toBe(left);
        expect([...other.map((each) => each.base), ...gaps.map((each) => each.base)].join("").length).toBe(
          lost.reduce((sum, { start, end }) => sum + end - start, 0),
        );
      }),
    );
  });

  it("of very long texts are told by whole sentences, in a time that somebody who types can wait", () => {
    const sentence = (nth: number, verb: string) =>
      `Point ${nth} ${verb} what the ${nth * 7} partners said. `;
    const textOf = (verb: (nth: number) => string) =>
      Array.from({ length: 2000 }, (_, nth) => sentence(nth, verb(nth))).join("");
    const base = textOf(() => "repeats");
    const text = textOf((nth) => (nth === 700 ? "denies" : "repeats"));
    const { other, lost } = findDifferences(base, text);
    expect(other.map((each) => [cut(text, each), each.base])).toEqual([
      [sentence(700, "denies"), sentence(700, "repeats")],
    ]);
    expect(lost.map((each) => cut(base, each))).toEqual([sentence(700, "repeats")]);
    const others = ["denies", "doubts", "forgets"].map((verb) => textOf((nth) => `${verb} ${nth}`));
    const texts = [base, ...others].map((each, at) => ({ trackId: String(at), text: each }));
    const before = process.cpuUsage();
    const compared = compareParagraph(texts, "0");
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
    expect(compared).toMatchObject({ rough: true, share: 1 });
  });

  it("of several texts are joined where they touch", () => {
    expect(
      joinStretches([
        { start: 4, end: 6 },
        { start: 0, end: 2 },
        { start: 2, end: 3 },
        { start: 5, end: 9 },
      ]),
    ).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 9 },
    ]);
  });
});

const texts = (all: Record<string, string>) =>
  Object.entries(all).map(([trackId, text]) => ({ trackId, text }));

describe("the comparison of a paragraph's renderings", () => {
  it("names the one that stands apart and the one nearest to all", () => {
    const { outlier, consensus, share } = compareParagraph(
      texts({
        a: "We will build a shared future.",
        b: "We will build a common future.",
        c: "Nothing of it is so.",
      }),
      "a",
    );
    expect(outlier).toBe("c");
    expect(consensus).not.toBe("c");
    expect(share).toBeGreaterThan(0.3);
  });

  it.each<[string, Record<string, string>]>([
    ["two texts", { a: "One.", b: "Two." }],
    ["texts that are all the same", { a: "One.", b: "One.", c: "One." }],
  ])("names none among %s", (_name, all) => {
    expect(compareParagraph(texts(all), "a")).toMatchObject({ outlier: null, consensus: null });
  });

  it("leaves out what has no words, and says which", () => {
    expect(compareParagraph(texts({ a: "One plan.", b: " ", c: "One plan." }), "a")).toEqual({
      ...{ share: 0, shares: [{ trackId: "c", share: 0 }], outlier: null, consensus: null, missing: ["b"] },
      rough: false,
    });
    expect(compareParagraph(texts({ a: "", b: "One.", c: "Two." }), "a")).toMatchObject({
      share: 0,
      shares: [],
    });
  });

  it("has shares between 0 and 1 that are 0 exactly for equal texts", () => {
    const text = fc
      .array(fc.constantFrom("a", "plan", "for", "peace"), { minLength: 1 })
      .map((all) => all.join(" "));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const { shares, share } = compareParagraph(texts({ a, b, c }), "a");
        for (const each of shares) {
          expect(each.share === 0).toBe({ b, c }[each.trackId] === a);
          expect(each.share).toBeLessThanOrEqual(1);
        }
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});
