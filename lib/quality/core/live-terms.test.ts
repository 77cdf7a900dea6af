import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatchConcept, MatchTerm, TermStatus } from "@/lib/glossary/core/term";
import { createJudge } from "@/lib/glossary/core/verdicts";
import { doAtOnce } from "@/lib/text/core/turns";
import { findFirstMentions, mentionsBefore } from "./first-mention";
import { judgeTermsInTurns } from "./judge-terms";
import { holdTo } from "./live-terms";
import { createNamingReader, nameableIn } from "./namings";
import { runDocumentChecks, runFirstMention, runPairChecks } from "./run-checks";
import type { SourceTerms } from "./source-terms";

const LANGUAGES = { sourceLanguage: "zh-CN", targetLanguage: "en" };

/** Few words, so that terms meet, overlap, nest and share their wordings; 和解 and 协和 are words that cut others. */
const zh = fc
  .array(fc.constantFrom("和", "解", "协", "和平", "发展", "合作", "AI"), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(""));
const en = fc
  .array(fc.constantFrom("peace", "peaceful", "develop", "development", "the", "AI", "co-operation"), {
    ...{ minLength: 1, maxLength: 3 },
  })
  .map((parts) => parts.join(" "));
const day = fc.constantFrom(null, "2015-01-01", "2020-06-30");
const status = fc.constantFrom<TermStatus>("preferred", "admitted", "proposed", "deprecated", "superseded");
const type = fc.constantFrom("fullForm" as const, "acronym" as const, null);

const term = (language: string, text: fc.Arbitrary<string>): fc.Arbitrary<MatchTerm> =>
  fc.record({
    ...{ id: fc.uuid(), language: fc.constant(language), text, status, type },
    ...{ validFrom: day, validUntil: day },
  });
const concept: fc.Arbitrary<MatchConcept> = fc.record({
  ...{ id: fc.uuid(), externalId: fc.constant(null) },
  ...{ doNotTranslate: fc.boolean(), fullThenShort: fc.boolean() },
  terms: fc
    .tuple(
      fc.array(term("zh-CN", zh), { minLength: 1, maxLength: 2 }),
      fc.array(term("en", en), { maxLength: 3 }),
    )
    .map((parts) => parts.flat()),
});
const pair = fc.record({
  source: fc
    .array(fc.oneof(zh, fc.constantFrom("，", "。", " ")), { maxLength: 8 })
    .map((parts) => parts.join("")),
  target: fc.array(fc.oneof(en, zh), { maxLength: 6 }).map((parts) => parts.join(" ")),
  date: day,
});

/** The whole glossary, as the server has it; and what it tells of one source, as a browser gets it. */
function glossaryOf(concepts: readonly MatchConcept[]) {
  const judge = createJudge(concepts, LANGUAGES);
  const whole = { judge, conceptById: new Map(concepts.map((each) => [each.id, each])), ...LANGUAGES };
  const tell = (source: string): SourceTerms => {
    const occurrences = judge.recognizer.decidedOf(judge.recognizer.recognize(source));
    const ids = new Set(
      occurrences.flatMap(({ conceptId, inner }) => [conceptId, ...inner.map((each) => each.conceptId)]),
    );
    const known = concepts.filter(({ id }) => ids.has(id)).toReversed();
    return JSON.parse(JSON.stringify({ occurrences, concepts: known, ...LANGUAGES }));
  };
  return { whole, tell };
}

const decided = (language: string, text: string, type: MatchTerm["type"]): MatchTerm => ({
  ...{ id: text, language, text, type, status: "preferred", validFrom: null, validUntil: null },
});
const FULL = ["peace department", "development village"];
/** Concepts that a text has in full first. */
const RULED = [
  ["和平", "PD", FULL[0] ?? ""],
  ["发展", "DV", FULL[1] ?? ""],
].map(
  ([name = "", short = "", full = ""]): MatchConcept => ({
    ...{ id: name, externalId: null, doNotTranslate: false, fullThenShort: true },
    terms: [
      decided("zh-CN", name, null),
      decided("en", full, "fullForm"),
      { ...decided("en", short, "acronym"), status: "admitted" },
    ],
  }),
);
const named = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((all) => all.join(" and "));

describe("terms that are checked beside the text", () => {
  it("are found as the whole glossary finds them, whatever it holds besides", () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(concept, { minLength: 1, maxLength: 6 }), pair, (concepts, of) => {
        const { whole, tell } = glossaryOf(concepts);
        const terms = doAtOnce(judgeTermsInTurns(whole, of, whole.judge.recognizer.recognize(of.source)));
        const told = holdTo(tell(of.source)).judge(of);
        expect(told).toEqual(terms);
        const findings = runPairChecks(of, { terms });
        expect(runPairChecks(of, { terms: told })).toEqual(findings);
        found += findings.filter(({ check }) => check.startsWith("term-")).length;
      }),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it("are named as the whole track shows, by what stands before", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(concept, { maxLength: 3 }),
        fc.array(
          fc.tuple(
            fc.record({
              source: named(["和平", "发展", "合作", "和解"]),
              target: named(["PD", "DV", ...FULL]),
            }),
            fc.constantFrom("body" as const, "heading" as const),
          ),
          { maxLength: 6 },
        ),
        (others, rows) => {
          const concepts = [...RULED, ...others];
          const { whole, tell } = glossaryOf(concepts);
          const read = createNamingReader(whole);
          const paragraphs = rows.map(([of, kind], at) => ({
            ...{ ...of, date: "2018-01-01", kind, id: String(at) },
            namings: read?.({ ...of, date: "2018-01-01" }) ?? [],
          }));
          const ofTrack = new Map(
            runDocumentChecks(paragraphs).map(({ paragraph, findings }) => [
              paragraph,
              findings.filter(({ check }) => check === "first-mention"),
            ]),
          );
          const firsts = findFirstMentions(paragraphs);
          for (const [at, paragraph] of paragraphs.entries()) {
            const { readNamings } = holdTo(tell(paragraph.source));
            const live = { ...paragraph, namings: readNamings?.(paragraph) ?? [] };
            // Of no other concept anything is told.
            const nameable = read === null ? [] : nameableIn(read, paragraph.source);
            const before = JSON.parse(JSON.stringify(mentionsBefore(firsts, at, nameable)));
            const findings = runFirstMention(live, before);
            expect(findings).toEqual(ofTrack.get(paragraph.id) ?? []);
            found += findings.length;
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(300);
  });
});
