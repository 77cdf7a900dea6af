import { primaryLanguage } from "@/lib/text/core/language";
import type { Entry, TermEntry } from "./entry";
import type { MatchConcept, MatchTerm } from "./term";

export const isDecided = ({ status }: Pick<TermEntry, "status">): boolean => status !== "proposed";

/**
 * What of a term a decision settles: all that texts are matched by, so that a field which matchers come to read does
 * not compile before it is given here. The rest (citations, notes) may be kept up by whoever may propose.
 */
export const settledTerm = ({
  id,
  language,
  text,
  status,
  type,
  validFrom,
  validUntil,
}: TermEntry): MatchTerm => ({ id, language, text, status, type, validFrom, validUntil });

/** What texts are matched by, of a concept itself, and what its terms mean. */
export type SettledFields = Omit<MatchConcept, "id" | "externalId" | "terms"> & Pick<Entry, "definition">;

/** What of a concept itself a decision settles. */
export const settledFields = ({ definition, doNotTranslate, fullThenShort }: Entry): SettledFields => ({
  definition,
  doNotTranslate,
  fullThenShort,
});

/**
 * The decided terms of each language in their order: of several preferred ones the first is what is written. Where
 * languages, and terms that are merely proposed, stand among them means nothing.
 */
export function settledTerms({ terms }: Entry): string {
  const settled = terms.filter(isDecided).map((term) => ({
    language: primaryLanguage(term.language),
    words: JSON.stringify(settledTerm(term)),
  }));
  return settled
    .toSorted((one, other) => (one.language < other.language ? -1 : Number(one.language > other.language)))
    .map(({ words }) => words)
    .join("\n");
}

export const isSameSettled = <Settled extends object>(one: Settled, other: Settled): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
