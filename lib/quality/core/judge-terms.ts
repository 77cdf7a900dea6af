import type { Recognized } from "@/lib/glossary/core/recognizer";
import type { ConceptVerdict, MatchConcept } from "@/lib/glossary/core/term";
import type { Judge } from "@/lib/glossary/core/verdicts";
import { isSameLanguage } from "@/lib/text/core/language";
import type { Turns } from "@/lib/text/core/turns";
import type { CheckedPair } from "./finding";
import type { JudgedTerm } from "./term-findings";
import { isBlank } from "./untranslated";

/** What translations are held to: glossaries, or as much of them as stands in one source. */
export type HeldGlossary = {
  readonly judge: Judge;
  readonly conceptById: ReadonlyMap<string, MatchConcept>;
  readonly targetLanguage: string;
};

/** What is judged of a concept, with all that the glossary says of it. */
export type FullyJudged = JudgedTerm & { readonly verdict: ConceptVerdict };

/**
 * The verdicts on a pair, with the wordings that a person reads. Of a blank English there are none.
 *
 * @param occurrences the source's terms, from the judge's recognizer, or those that were decided on elsewhere
 */
export function* judgeTermsInTurns(
  { judge, conceptById, targetLanguage }: HeldGlossary,
  pair: CheckedPair,
  occurrences: Recognized,
): Turns<FullyJudged[]> {
  if (isBlank(pair.target)) return [];
  const verdicts = yield* judge.judgeInTurns(pair, occurrences);
  return verdicts.map((verdict) => ({
    verdict,
    wordings: agreedWordings(conceptById.get(verdict.conceptId), targetLanguage),
  }));
}

function agreedWordings(concept: MatchConcept | undefined, targetLanguage: string): readonly string[] {
  const terms = concept?.terms.filter(({ language }) => isSameLanguage(language, targetLanguage)) ?? [];
  const withStatus = (status: string): string[] =>
    terms.filter((term) => term.status === status).map(({ text }) => text);
  return [...withStatus("preferred"), ...withStatus("admitted")];
}
