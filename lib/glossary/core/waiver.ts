import type { ConceptVerdict, MatchTerm } from "./term";

/**
 * What is agreed of a concept, as a waiver remembers it: when a decision makes it another, the waiver no longer counts
 * and the place is open again.
 */
export function agreedWording(terms: readonly Pick<MatchTerm, "language" | "text" | "status">[]): string {
  return terms
    .filter(({ status }) => status === "preferred")
    .map(({ language, text }) => `${language.toLowerCase()} ${text}`)
    .sort()
    .join("\n");
}

/** Whether somebody may leave a verdict as it is: there is nothing to leave where the wording is right. */
export function isWaivable(verdict: ConceptVerdict["verdict"]): boolean {
  return verdict !== "found";
}
