import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeptLinks, mapLinks } from "./links";

const quoted = (text: string, quote: string, from = 0) => {
  const start = text.indexOf(quote, from);
  return { start, end: start + quote.length, quote };
};
const SOURCE = "甲说话。乙走路。丙唱歌。";
const TARGET = "A speaks. B walks. C sings.";
const kept: KeptLinks = {
  links: [
    ["甲说话。", "A speaks."],
    ["乙走路。", "B walks."],
    ["丙唱歌。", "C sings."],
  ].map(([source = "", target = ""]) => ({
    ...{ source: quoted(SOURCE, source), target: quoted(TARGET, target) },
    ...{ confidence: 1, fixed: false },
  })),
  sourceLength: SOURCE.length,
  targetLength: TARGET.length,
};

describe("mapLinks", () => {
  it.each([
    ["nothing changed", TARGET, ["A speaks.", "B walks.", "C sings."], 0],
    ["words before all", `So: ${TARGET}`, ["A speaks.", "B walks.", "C sings."], 0],
    ["one sentence changed", "A speaks. B runs far. C sings.", ["A speaks.", "C sings."], 1],
    ["one left out", "A speaks. C sings.", ["A speaks.", "C sings."], 1],
    [
      "something added between",
      "A speaks. And so. B walks. C sings.",
      ["A speaks.", "B walks.", "C sings."],
      0,
    ],
    ["all gone", "", [], 3],
  ])("%s", (_name, target, expected, stale) => {
    const mapped = mapLinks(kept, SOURCE, target);
    expect(mapped.links.map((link) => link.target?.quote)).toEqual(expected);
    expect(mapped.stale).toBe(stale);
  });

  it("says nothing of equal sentences that cannot be told apart", () => {
    const text = "Yes. Well. Yes.";
    const twice: KeptLinks = {
      ...kept,
      links: kept.links.map((link, at) => ({
        ...link,
        target: quoted(text, at === 1 ? "Well." : "Yes.", at === 2 ? 5 : 0),
      })),
      targetLength: text.length,
    };
    expect(mapLinks(twice, SOURCE, "Now. Yes. Oh.").links).toEqual([]);
  });

  it("never shows other words than were linked, in order", () => {
    const piece = fc.constantFrom("A speaks. ", "B walks. ", "C sings. ", "D. ", "");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const target = pieces.join("");
        let last = 0;
        for (const link of mapLinks(kept, SOURCE, target).links) {
          expect(target.slice(link.target?.start, link.target?.end)).toBe(link.target?.quote);
          expect(link.target?.start).toBeGreaterThanOrEqual(last);
          last = link.target?.end ?? last;
        }
      }),
    );
  });
});
