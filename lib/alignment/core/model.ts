import { SHAPES } from "./shapes";

/** How long a target is for its source: the logarithm of their ratio is normal, with more room for short texts. */
export type LengthModel = { readonly mean: number; readonly spread: number; readonly shortness: number };

/** What is learned of a pair of texts while they are aligned. */
export type Model = {
  /** Of each of `SHAPES`, how often it stands. */
  readonly priors: readonly number[];
  readonly length: LengthModel;
};

/** How much each kind of evidence counts. */
export type Weights = {
  readonly prior: number;
  readonly length: number;
  readonly lexical: number;
  /** What a length that fits exactly says for a bead; a likelihood ratio against lengths at large. */
  readonly lengthsAtLarge: number;
  /** What is the same for each unit that is left alone. */
  readonly alone: number;
  /** The start counts as so many beads, and the length's as so many. */
  readonly startBeads: number;
  /** How much flatter likelihoods are than they say: words of a sentence are not independent. */
  readonly flatness: number;
  /** How sure it is that a word has a counterpart: one that the other text may have somewhere, one that it has not. */
  readonly word: number;
  readonly unknown: number;
  readonly caution: number;
  readonly nullValue: number;
  readonly signs: number;
  readonly surest: number;
  readonly inner: number;
  readonly character: number;
  readonly large: number;
  readonly moreUnits: number;
  readonly spread: number;
  readonly shortness: number;
};

export const WEIGHTS: Weights = {
  prior: 1,
  length: 0.6,
  lexical: 0.5,
  lengthsAtLarge: 0.35,
  alone: 0,
  startBeads: 60,
  flatness: 1,
  word: 0.75,
  unknown: 0.2,
  caution: 0,
  nullValue: 1,
  signs: 1,
  surest: 1,
  inner: 0.4,
  character: 0.15,
  large: 1500,
  moreUnits: 12,
  spread: 0.03,
  shortness: 0.9,
};

/** Where alignment begins: 3.8 English letters a Chinese character, as in official translations. */
export const START_MODEL: Model = {
  priors: SHAPES.map(({ start }) => start),
  length: { mean: 1.34, spread: 0.03, shortness: 0.9 },
};
