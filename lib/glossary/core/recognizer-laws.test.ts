import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "@/lib/text/core/fold-text";
import { buildRecognizer } from "./recognizer";
import type { MatchConcept, Occurrence } from "./term";

const glossary = (texts: readonly string[]): MatchConcept[] =>
  texts.map((text) => ({
    id: text,
    externalId: null,
    doNotTranslate: false,
    fullThenShort: false,
    terms: [
      { id: text, language: "zh", text, status: "preferred", validFrom: null, validUntil: null, type: null },
    ],
  }));

/** Few characters, so that terms meet, overlap and nest, and none a word with another; one beyond the basic plane. */
const letters = fc.constantFrom("甲", "丙", "戊", "𠮷");
const word = fc.array(letters, { minLength: 1, maxLength: 4 }).map((all) => all.join(""));
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8 });
const noise = fc.constantFrom(" ", "\n", "“", "”", "\u200b", "　", "'");
const noisy = fc
  .array(fc.oneof({ weight: 4, arbitrary: letters }, noise), { maxLength: 40 })
  .map((all) => all.join(""));

/** Any code units, halves of pairs and marks without a letter among them. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));

const IGNORED =
  /^[\p{White_Space}\p{Quotation_Mark}\p{Default_Ignorable_Code_Point}]|[\p{White_Space}\p{Quotation_Mark}\p{Default_Ignorable_Code_Point}]$/u;

/** The policy, word for word: at each place the longest term, then on from its end. */
function leftmostLongest(terms: readonly string[], text: string): [string, number, string[]][] {
  const characters = Array.from(text);
  const startsAt = (at: number): string[] =>
    terms.filter((term) => characters.slice(at, at + Array.from(term).length).join("") === term);
  const found: [string, number, string[]][] = [];
  for (let at = 0; at < characters.length; ) {
    const [longest] = startsAt(at).sort((one, other) => other.length - one.length);
    if (longest === undefined) {
      at += 1;
      continue;
    }
    const end = at + Array.from(longest).length;
    const inner: string[] = [];
    for (let inside = at; inside < end; inside += 1)
      for (const term of startsAt(inside))
        if (term !== longest && inside + Array.from(term).length <= end) inner.push(term);
    found.push([longest, characters.slice(0, at).join("").length, inner.sort()]);
    at = end;
  }
  return found;
}

describe("recognize", () => {
  it("finds what trying every term at every place finds", () => {
    fc.assert(
      fc.property(words, fc.array(letters, { maxLength: 30 }), (terms, characters) => {
        const text = characters.join("");
        const found = buildRecognizer(glossary(terms), "zh").recognize(text);
        expect(
          found.map(({ conceptId, start, inner }) => [
            conceptId,
            start,
            inner.map((one) => one.conceptId).sort(),
          ]),
        ).toEqual(leftmostLongest(terms, text));
      }),
      { numRuns: 500 },
    );
  });

  it("gives offsets of what stands there, edges that count, nothing overlapping and inner ones inside", () => {
    fc.assert(
      fc.property(words, noisy, (terms, text) => {
        let free = 0;
        for (const outer of buildRecognizer(glossary(terms), "zh").recognize(text)) {
          expect(outer.start).toBeGreaterThanOrEqual(free);
          free = outer.end;
          for (const one of [outer, ...outer.inner]) {
            expect(one.text).toBe(text.slice(one.start, one.end));
            expect(one.text).not.toMatch(IGNORED);
            expect(one.start >= outer.start && one.end <= outer.end).toBe(true);
          }
        }
      }),
    );
  });

  it("finds the same whatever is ignored between the characters", () => {
    fc.assert(
      fc.property(words, noisy, (terms, text) => {
        const { recognize } = buildRecognizer(glossary(terms), "zh");
        const names = (found: readonly Occurrence[]): string[] => found.map(({ conceptId }) => conceptId);
        const bare = Array.from(text)
          .filter((character) => !IGNORED.test(character))
          .join("");
        expect(names(recognize(text))).toEqual(names(recognize(bare)));
      }),
    );
  });

  it("finds the same in traditional, full-width and capital writing", () => {
    const pairs = [
      ["国", "國"],
      ["体", "體"],
      ["发", "發"],
      ["a", "Ａ"],
      ["5", "５"],
      ["-", "—"],
      ["台", "臺"],
    ] as const;
    const { recognize } = buildRecognizer(glossary(["国体", "发国a5", "台-国", "体"]), "zh");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...pairs), fc.boolean()), { maxLength: 30 }),
        (chosen) => {
          const plain = chosen.map(([[simple]]) => simple).join("");
          const varied = chosen.map(([pair, other]) => pair[other ? 1 : 0]).join("");
          const places = (text: string) => recognize(text).map(({ conceptId, start }) => [conceptId, start]);
          expect(places(varied)).toEqual(places(plain));
        },
      ),
    );
  });

  it("never fails on any text or term", () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), anyText, (terms, text) => {
        for (const { start, end, text: here } of buildRecognizer(glossary(terms), "zh").recognize(text))
          expect(here).toBe(text.slice(start, end));
      }),
    );
  });
});

describe("foldText", () => {
  it("folds what is folded of a character to itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x10ffff }), (code) => {
        const text = String.fromCodePoint(code);
        const once = String.fromCodePoint(...foldText(text).codes.subarray(0, foldText(text).length));
        const again = foldText(once);
        expect(String.fromCodePoint(...again.codes.subarray(0, again.length))).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it("maps every code back to a place in the text, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { length, starts, ends } = foldText(text);
        for (let at = 0; at < length; at += 1) {
          expect(ends[at]).toBeGreaterThan(starts[at] ?? 0);
          expect(ends[at]).toBeLessThanOrEqual(text.length);
          if (at > 0) expect(starts[at]).toBeGreaterThanOrEqual(starts[at - 1] ?? 0);
        }
      }),
    );
  });
});
