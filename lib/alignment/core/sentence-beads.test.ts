import { describe, expect, it } from "vitest";
import { runPairChecks } from "@/lib/quality/core/run-checks";
import { type KeptLinks, mapLinks, type SentenceLink } from "./links";
import { beadsOf } from "./sentence-beads";

const SOURCE = "双方同意加强合作。会谈是坦诚的。各方应当尊重彼此。";
const ENGLISH = "Both sides agreed to step up cooperation. All sides should respect one another.";

const spanOf = (text: string, quote: string) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, quote };
};
const link = (from: string, to: string | null): SentenceLink => ({
  ...{ source: spanOf(SOURCE, from), target: to === null ? null : spanOf(ENGLISH, to) },
  ...{ confidence: 1, fixed: true },
});
const KEPT: KeptLinks = {
  links: [
    link("双方同意加强合作。", "Both sides agreed to step up cooperation."),
    link("会谈是坦诚的。", null),
    link("各方应当尊重彼此。", "All sides should respect one another."),
  ],
  ...{ sourceLength: SOURCE.length, targetLength: ENGLISH.length },
};

/** As a screen knows them: as they stand in the text that it was told of. */
const told = (target: string): KeptLinks => ({
  links: mapLinks(KEPT, SOURCE, target).links,
  ...{ sourceLength: SOURCE.length, targetLength: target.length },
});

const lost = (target: string, links: KeptLinks | null) =>
  runPairChecks({ source: SOURCE, target, date: null }, { beads: beadsOf({ source: SOURCE, target, links }) })
    .filter(({ check }) => check === "missing-sentence")
    .map(({ code, source }) => [code, source?.text]);

describe("beadsOf", () => {
  it("says which sentence has no counterpart, where lengths alone would not", () => {
    expect(lost(ENGLISH, null)).toEqual([]);
    expect(lost(ENGLISH, KEPT)).toEqual([["missing-sentence", "会谈是坦诚的。"]]);
  });

  it("gives the same by links that were found in an earlier state of the text", () => {
    const before = `Today: ${ENGLISH}`;
    const now = `Here, today: ${ENGLISH} Indeed.`;
    expect(beadsOf({ source: SOURCE, target: now, links: told(before) })).toEqual(
      beadsOf({ source: SOURCE, target: now, links: KEPT }),
    );
    expect(lost(now, told(before))).toEqual([["missing-sentence", "会谈是坦诚的。"]]);
  });

  it("is null where the words of a link are gone, and where a sentence of the source is in none", () => {
    const target = ENGLISH.replace("respect", "esteem");
    expect(beadsOf({ source: SOURCE, target, links: KEPT })).toBeNull();
    const links = { ...KEPT, links: KEPT.links.slice(1) };
    expect(beadsOf({ source: SOURCE, target: ENGLISH, links })).toBeNull();
  });
});
