import type { CheckedPair, Finding } from "./finding";
import { findLostOfFew } from "./lost-of-few";
import { findUnmatched } from "./match-sentences";
import { report, type Span, spanAt } from "./spans";
import { isUntranslated } from "./untranslated";

/**
 * One bead of a sentence alignment inside a pair: the stretch of either text, null where the other stands alone.
 * Offsets are UTF-16, half open, in the pair's texts.
 */
export type SentenceBead = { readonly source: Span | null; readonly target: Span | null };

/**
 * Sentences of the source that have no counterpart (`missing-sentence`), and of the English that have none
 * (`added-sentence`, notice). With a sentence alignment, what it says; without one (`beads` null), a guess from
 * lengths and numbers that only speaks when leaving a sentence out explains the texts far better than not doing so; which
 * sentence it is, it knows less well (`missing-sentence-perhaps`).
 */
export function checkMissingSentence(
  { source, target }: CheckedPair,
  beads: readonly SentenceBead[] | null = null,
): readonly Finding<"missing-sentence">[] {
  if (target.trim() === "" || isUntranslated(source, target)) return [];
  if (beads === null)
    return guess(source, target).map((span) => missing(source, span, "missing-sentence-perhaps"));
  return beads.flatMap((bead) => {
    if (bead.target === null && bead.source !== null)
      return [missing(source, bead.source, "missing-sentence")];
    if (bead.source === null && bead.target !== null) return [added(target, bead.target)];
    return [];
  });
}

function guess(source: string, target: string): readonly Span[] {
  const unmatched = findUnmatched(source, target);
  const lost = unmatched.length > 0 ? null : findLostOfFew(source, target);
  return lost === null ? unmatched : [lost];
}

function missing(source: string, { start, end }: Span, code: string): Finding<"missing-sentence"> {
  return report("missing-sentence", code, "warning", { source: spanAt(source, start, end) });
}

function added(target: string, { start, end }: Span): Finding<"missing-sentence"> {
  return report("missing-sentence", "added-sentence", "notice", { target: spanAt(target, start, end) });
}
