import { asDecided } from "@/lib/glossary/core/recognizer";
import { createJudge } from "@/lib/glossary/core/verdicts";
import { doAtOnce } from "@/lib/text/core/turns";
import type { CheckedPair } from "./finding";
import { type FullyJudged, judgeTermsInTurns } from "./judge-terms";
import { createNamingReader, type NamingReader } from "./namings";
import type { SourceTerms } from "./source-terms";

/** Reads the translations of one source as they are written. */
export type LiveTerms = {
  readonly judge: (pair: CheckedPair) => readonly FullyJudged[];
  /** Null where no concept asks for its full form first. */
  readonly readNamings: NamingReader | null;
};

/**
 * Holds translations of one source to its terms. No place of the source is looked for again: among the others of its
 * glossary a term may have been none.
 */
export function holdTo({ occurrences, concepts, sourceLanguage, targetLanguage }: SourceTerms): LiveTerms {
  const glossary = {
    judge: createJudge(concepts, { sourceLanguage, targetLanguage }),
    conceptById: new Map(concepts.map((concept) => [concept.id, concept])),
    targetLanguage,
  };
  const decided = asDecided(occurrences);
  return {
    judge: (pair) => doAtOnce(judgeTermsInTurns(glossary, pair, decided)),
    readNamings: createNamingReader(glossary, () => decided),
  };
}
