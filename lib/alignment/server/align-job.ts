import { type AlignTexts, alignTexts, type FixedSpans, realign } from "@/lib/alignment/core/align-layout";
import type { TermPair } from "@/lib/alignment/core/extend-lexicon";
import type { Layout } from "@/lib/alignment/core/layout";
import type { ConfirmedPair } from "@/lib/alignment/core/learn-terms";
import { openLexiconFile } from "./open-lexicon-file";

/** What is known of words besides the dictionary. */
export type KnownWords = { readonly terms: readonly TermPair[]; readonly pairs: readonly ConfirmedPair[] };

/** Texts to align: anew, around spans that were fixed, or again from a layout of theirs. */
export type AlignJob = {
  readonly texts: AlignTexts;
  readonly start: { readonly fixed: readonly FixedSpans[] } | { readonly layout: Layout };
  readonly words: KnownWords;
};

/** Aligns. Runs in a thread of its own: it may take all the time and memory it is given. */
export function runAlignJob({ texts, start, words }: AlignJob): Layout {
  const known = { lexicon: openLexiconFile(), ...words };
  return "layout" in start ? realign(texts, start.layout, known) : alignTexts(texts, start.fixed, known);
}
