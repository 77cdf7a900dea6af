import { SHAPES, type UnitKind } from "./shapes";

/** How long a target is for its source: the logarithm of their ratio is normal, with more room for short texts. */
export type LengthModel = { readonly mean: number; readonly spread: number; readonly shortness: number };

/** What is learned of a pair of texts while they are aligned. */
export type Model = {
  /** Of each of `SHAPES`, how often it stands. */
  readonly priors: readonly number[];
  readonly length: LengthModel;
};

/** The logarithm of how long a target is for its source, in letters a character; nothing at all counts as a little. */
export const lengthOff = (source: number, target: number): number => Math.log((target + 2) / (source + 0.5));

/** How much each kind of evidence counts; see docs/decisions/alignment.md for how they were found. */
export type Weights = {
  readonly prior: number;
  readonly length: number;
  readonly lexical: number;
  /** The variance of lengths that have nothing to do with each other. */
  readonly lengthsAtLarge: number;
  /** The score of each unit that is left alone, beside how often that happens. */
  readonly alone: number;
  /** How likely one unit left alone follows another of its side. */
  readonly run: number;
  /** How much less leaving units alone costs when beads are doubted, for all that are more often alone than at large. */
  readonly doubt: number;
  /** What is known of texts at large counts as so many beads of this one. */
  readonly startBeads: number;
  /** How much flatter likelihoods are than they say, for words of a unit are not independent. */
  readonly flatness: number;
  /** How sure it is that a word has a counterpart: one that the other text may have somewhere, and one that it has not. */
  readonly word: number;
  readonly unknown: number;
  /** A factor for how sure that is of amounts, dates and marks. */
  readonly signs: number;
  /** What words inside a word say of its translation, and what its characters do. */
  readonly inner: number;
  readonly character: number;
  /** How many words, and how many units, what is known of texts at large counts as. */
  readonly large: number;
  readonly moreUnits: number;
  /** Lengths, before this text is known. */
  readonly spread: number;
  readonly shortness: number;
};

export const WEIGHTS: Weights = {
  prior: 0.5,
  length: 0.8,
  lexical: 0.3,
  lengthsAtLarge: 1.2,
  alone: -0.5,
  run: 0.3,
  doubt: 8,
  startBeads: 60,
  flatness: 2.4,
  word: 0.75,
  unknown: 0.15,
  signs: 1.2,
  inner: 0.24,
  character: 0.08,
  large: 800,
  moreUnits: 25,
  spread: 0.03,
  shortness: 0.9,
};

/** English letters for a Chinese character, as a logarithm: 3.8, as in official translations. */
const MEAN = 1.34;

/** What is taken to be so before a text is looked at. */
export const startModel = ({ spread, shortness }: Weights, unit: UnitKind): Model => ({
  priors: SHAPES.map(({ start }) => start[unit]),
  length: { mean: MEAN, spread, shortness },
});
