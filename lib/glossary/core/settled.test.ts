import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_ENTRY, type Entry, newTerm } from "./entry";
import { needsDecision } from "./rule";
import { TERM_STATUSES, TERM_TYPES } from "./term";
import { createJudge } from "./verdicts";

const LANGUAGES = { sourceLanguage: "zh-CN", targetLanguage: "en" };
const WORDS = { zh: ["中国", "中國", "国"], en: ["China", "the china", "PRC"] } as const;
const DAYS = [null, "2018-01-01", "2022-01-01"] as const;

const termAt = (language: "zh" | "en", at: number) =>
  fc
    .record({
      status: fc.constantFrom(...TERM_STATUSES.filter((status) => status !== "proposed")),
      type: fc.constantFrom(null, ...TERM_TYPES),
      text: fc.constantFrom(...WORDS[language]),
      ...{ validFrom: fc.constantFrom(...DAYS), validUntil: fc.constantFrom(null) },
      citation: fc.constantFrom("", "a report"),
    })
    .map((fields) => ({ id: `${language}${at}`, ...newTerm.parse({ language, ...fields }) }));
const entry = fc
  .record({
    zh: fc
      .array(fc.nat(1), { minLength: 1, maxLength: 2 })
      .chain((ids) => fc.tuple(...ids.map((_, at) => termAt("zh", at)))),
    en: fc.tuple(termAt("en", 0), termAt("en", 1)),
    ...{ isReversed: fc.boolean(), doNotTranslate: fc.boolean(), fullThenShort: fc.boolean() },
    note: fc.constantFrom("", "noted"),
  })
  .map(({ zh, en, isReversed, ...fields }): Entry => {
    const terms = [...zh, ...en];
    return { ...EMPTY_ENTRY, ...fields, terms: isReversed ? terms.toReversed() : terms };
  });

/** Everything that people read of a concept where texts are matched against it. */
function read({ terms, doNotTranslate, fullThenShort }: Entry) {
  const concept = { id: "c", externalId: null, doNotTranslate, fullThenShort, terms };
  const judge = createJudge([concept], LANGUAGES);
  const source = "中国，中國，国。";
  const pairs = ["2016-01-01", "2020-01-01", null].flatMap((date) =>
    ["China and PRC", "The china", "中国 stays", "nothing"].map((target) => ({ source, target, date })),
  );
  const written = ["preferred", "admitted"].flatMap((status) =>
    terms.filter((term) => term.status === status && term.language === "en").map(({ text }) => text),
  );
  return {
    occurrences: judge.recognizer.recognize(source),
    verdicts: pairs.map((pair) => judge.judge(pair)),
    right: pairs.map((pair) =>
      judge.findRight(pair).map(({ term, ...place }) => [term.id, term.type, place]),
    ),
    written: [...written, fullThenShort],
  };
}

/** The same terms, in the order of languages that the other has, with what nobody is bound by. */
function arrange({ terms }: Entry, other: Entry): Entry["terms"] {
  const first = other.terms[0]?.language;
  const noted = terms.map((term) => ({ ...term, citation: "another" }));
  return [
    ...noted.filter(({ language }) => language === first),
    ...noted.filter(({ language }) => language !== first),
  ];
}

/** The entry with one thing of its terms as the other has it, for each such thing; and with its terms the other way round. */
function changeOne(entry: Entry, other: Entry): readonly Entry[] {
  const theirs = new Map(other.terms.map((term) => [term.id, term]));
  const changed = (["text", "status", "type", "validFrom"] as const).map((field) =>
    entry.terms.map((term) => ({ ...term, [field]: theirs.get(term.id)?.[field] ?? term[field] })),
  );
  return [entry.terms.toReversed(), ...changed].map((terms) => ({ ...entry, terms }));
}

describe("what is settled", () => {
  it("is all by which texts are recognized, judged and written: what needs no decision changes nothing of it", () => {
    let same = 0;
    fc.assert(
      fc.property(entry, entry, (before, other) => {
        const { note, doNotTranslate, fullThenShort } = other;
        const noted = { ...before, note, terms: arrange(before, other) };
        const flagged = { ...noted, doNotTranslate, fullThenShort };
        for (const after of [other, noted, flagged, ...changeOne(noted, other)]) {
          if (needsDecision(before, after)) continue;
          same += 1;
          expect(read(after)).toEqual(read(before));
        }
      }),
      { numRuns: 1000 },
    );
    expect(same).toBeGreaterThan(1000);
  });
});
