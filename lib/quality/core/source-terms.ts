import type { MatchConcept, Occurrence } from "@/lib/glossary/core/term";

/**
 * The terms of one source, as far as its translations are held to them: who has these can say of any translation what
 * the whole glossary would, without it (`holdTo`).
 */
export type SourceTerms = {
  /** What stands there by decided terms alone (`Recognizer.decidedOf`). */
  readonly occurrences: readonly Occurrence[];
  /** Every concept of these, with all its terms. */
  readonly concepts: readonly MatchConcept[];
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
};

/** What is told of a paragraph's terms. */
type ToldTerms = {
  readonly occurrences: readonly Occurrence[];
  /** Null where all of them are decided. */
  readonly decided: readonly Occurrence[] | null;
  readonly concepts: readonly Omit<MatchConcept, "externalId">[];
};

/** The terms that translations of `source` are held to; null where what is told is of a source that has changed since. */
export function sourceTermsOf(
  { occurrences, decided, concepts }: ToldTerms,
  source: string,
  languages: Pick<SourceTerms, "sourceLanguage" | "targetLanguage">,
): SourceTerms | null {
  const held = decided ?? occurrences;
  if (held.some(({ start, end, text }) => source.slice(start, end) !== text)) return null;
  return { ...languages, occurrences: held, concepts: concepts.map(toMatchConcept) };
}

/** Of a concept what texts are matched by: no finding tells what an import called it, or who said what of it. */
const toMatchConcept = (concept: Omit<MatchConcept, "externalId">): MatchConcept => ({
  ...{ id: concept.id, externalId: null },
  ...{ doNotTranslate: concept.doNotTranslate, fullThenShort: concept.fullThenShort },
  terms: concept.terms.map(({ id, language, text, status, type, validFrom, validUntil }) => ({
    ...{ id, language, text, status, type, validFrom, validUntil },
  })),
});
