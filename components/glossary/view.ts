import { namingTerm } from "@/lib/glossary/core/naming-term";
import { TERM_STATUSES, type TermStatus } from "@/lib/glossary/core/term";
import type { ConceptView, GlossaryView, TermView } from "@/lib/glossary/server/schema";
import { isSameLanguage } from "@/lib/text/core/language";

/** The order in which wordings are read: what is to be written first, what is not last. */
const READING_ORDER: Readonly<Record<TermStatus, number>> = {
  ...{ preferred: 0, admitted: 1, proposed: 2, superseded: 3, deprecated: 4 },
};

/** The terms of one language, what is to be written first; the concept's own order decides the rest. */
export function termsOf(terms: readonly TermView[], language: string): readonly TermView[] {
  return terms
    .filter((term) => isSameLanguage(term.language, language))
    .sort((a, b) => READING_ORDER[a.status] - READING_ORDER[b.status]);
}

/** What a concept is called. */
export function conceptName(
  { terms }: Pick<ConceptView, "terms">,
  { sourceLanguage }: Pick<GlossaryView, "sourceLanguage">,
): string {
  return namingTerm(terms, sourceLanguage)?.text ?? "";
}

export function isTermStatus(value: string | null): value is TermStatus {
  return (TERM_STATUSES as readonly (string | null)[]).includes(value);
}

/** Whether the person may change or propose anything here. */
export function mayPropose({ right }: Pick<GlossaryView, "right">): boolean {
  return right !== "read";
}

export function mayDecide({ right }: Pick<GlossaryView, "right">): boolean {
  return right === "decide" || right === "manage";
}
