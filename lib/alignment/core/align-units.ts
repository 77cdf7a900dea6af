import { alignRead } from "./align-read";
import { findAnchors } from "./anchors";
import { chooseBand } from "./band";
import type { Bead } from "./bead";
import { extendLexicon, type TermPair, toLearnedWords } from "./extend-lexicon";
import { type ConfirmedPair, learnTerms } from "./learn-terms";
import type { Lexicon } from "./lexicon";
import { WEIGHTS, type Weights } from "./model";
import { readSource } from "./read-source";
import { readTarget } from "./read-target";
import type { UnitKind } from "./shapes";
import type { Texts } from "./side";

/** What is known of words. */
export type Known = {
  readonly lexicon: Lexicon;
  /** Terms of glossaries; they count more than the lexicon's own words. */
  readonly terms?: readonly TermPair[];
  /** Pairs that were confirmed before, which teach further words. */
  readonly pairs?: readonly ConfirmedPair[];
};

export type AlignOptions = Known & {
  readonly unit: UnitKind;
  /** For measuring what each kind of evidence is worth. */
  readonly weights?: Partial<Weights>;
};

/**
 * Aligns Chinese units (sentences or paragraphs) with English ones, in order: up to five of one side stand for one of
 * the other, and any may be left out or added. Every unit is in one bead.
 */
export function alignUnits(
  source: readonly string[],
  target: readonly string[],
  options: AlignOptions,
): Bead[] {
  const weights = { ...WEIGHTS, ...options.weights };
  const texts = readTexts(source, target, options, weights);
  const band = chooseBand(texts.source.count, texts.target.count, () => findAnchors(texts));
  return alignRead(texts, { band, isInside: null }, { weights, unit: options.unit });
}

/** Reads both texts with all that is known of their words. */
export function readTexts(
  source: readonly string[],
  target: readonly string[],
  { lexicon, terms = [], pairs = [] }: Known,
  weights: Weights,
): Texts {
  const known = extendLexicon(lexicon, [...toLearnedWords(terms), ...learnTerms(pairs, lexicon)]);
  const read = readTarget(target, known, weights);
  return {
    source: readSource(source, known, read, weights),
    target: read.side,
    ids: read.vocabulary.size,
  };
}
