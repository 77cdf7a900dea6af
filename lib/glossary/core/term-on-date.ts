import { isSameLanguage } from "@/lib/text/core/language";
import type { MatchConcept, MatchTerm } from "./term";

/** What a wording is on one day. `undecided`: nobody has agreed to it or against it. */
export type Standing = "found" | "variant" | "superseded" | "forbidden" | "undecided";

export const isRight = (standing: Standing): boolean => standing === "found" || standing === "variant";

/** A day after all that a glossary can name: a text without a date is held to the latest decisions. */
const LATEST = "9999-12-31";

/**
 * What a term of a concept is on a document's date (an ISO date; null for the latest).
 *
 * - `preferred` is found and `admitted` a variant, also before their own first day: then it is not yet the rule, but
 *   it is nobody's fault. After their last day both are superseded.
 * - `superseded` is a variant until its own last day, or else until the first day of the wording that came next; from
 *   then on superseded. With neither day it is superseded at any date.
 * - `deprecated` is forbidden at any date; only with a last day of its own is it a variant until then, and superseded
 *   afterwards.
 * - `proposed` is undecided.
 */
export function standingOn(term: MatchTerm, concept: MatchConcept, date: string | null): Standing {
  const day = date ?? LATEST;
  switch (term.status) {
    case "proposed":
      return "undecided";
    case "preferred":
      return isOver(term.validUntil, day) ? "superseded" : "found";
    case "admitted":
      return isOver(term.validUntil, day) ? "superseded" : "variant";
    case "deprecated":
      if (term.validUntil === null) return "forbidden";
      return isOver(term.validUntil, day) ? "superseded" : "variant";
    case "superseded":
      return isSuperseded(term, concept, day) ? "superseded" : "variant";
  }
}

const isOver = (validUntil: string | null, day: string): boolean => validUntil !== null && day > validUntil;

function isSuperseded(term: MatchTerm, concept: MatchConcept, day: string): boolean {
  if (term.validUntil !== null) return day > term.validUntil;
  const next = firstDayOfSuccessor(term, concept);
  return next === null || day >= next;
}

/** The earliest first day, later than the term's own, of another wording of the concept in its language. */
function firstDayOfSuccessor(term: MatchTerm, concept: MatchConcept): string | null {
  const days = concept.terms.flatMap(({ id, language, status, validFrom }) => {
    const isSuccessor = id !== term.id && isSameLanguage(language, term.language) && status !== "proposed";
    if (!isSuccessor || status === "deprecated" || validFrom === null) return [];
    return term.validFrom === null || validFrom > term.validFrom ? [validFrom] : [];
  });
  return days.length === 0 ? null : days.reduce((one, other) => (other < one ? other : one));
}
