import { isSameLanguage } from "@/lib/text/core/language";
import type { MatchTerm, TermStatus } from "./term";

/** What is right now names a concept before what was; what somebody merely proposes names it while nothing is decided. */
const RANK: Readonly<Record<TermStatus, number>> = {
  preferred: 0,
  admitted: 0,
  superseded: 1,
  deprecated: 1,
  proposed: 2,
};

/**
 * The term that a concept is called and sorted by: of its source terms the first decided one, of these one that still
 * holds; else the first; else its first term at all.
 */
export function namingTerm<Term extends Pick<MatchTerm, "language" | "status">>(
  terms: readonly Term[],
  sourceLanguage: string,
): Term | undefined {
  const sources = terms.filter(({ language }) => isSameLanguage(language, sourceLanguage));
  const [first] = sources.toSorted((one, other) => RANK[one.status] - RANK[other.status]);
  return first ?? terms[0];
}
