import { similarityOf } from "./similarity";

/** What may speak against a unit, whoever asks. Several can hold at once. */
export const ORIGINS = ["imported", "unreviewed", "machine"] as const;
export type Origin = (typeof ORIGINS)[number];

/** What may speak against a match of one unit for one segment. */
export type Drawback = Origin | "other-project" | "numbers" | "form";

/** How much of the score each drawback takes, and what a neighbor in common gives to an exact match; none below 0. */
export type Weights = Readonly<Record<Drawback, number>> & { readonly side: number };

/**
 * A match with other numbers or another script is hardly worse than the same; nobody's confirmed work stands before what a
 * machine made. Projects can have their own.
 */
export const DEFAULT_WEIGHTS: Weights = {
  imported: 0.02,
  unreviewed: 0.03,
  machine: 0.1,
  "other-project": 0.01,
  numbers: 0.01,
  form: 0.002,
  side: 0.01,
};

/** Origins as bits, in the order of `ORIGINS`. */
export type OriginBits = number;

export function bitsOfOrigins(origins: readonly Origin[]): OriginBits {
  return origins.reduce((bits, origin) => bits | (1 << ORIGINS.indexOf(origin)), 0);
}

const originsOf = (bits: OriginBits): Origin[] => ORIGINS.filter((_, place) => (bits & (1 << place)) !== 0);

/** What is known of a unit and a segment beside the distance of their keys. */
export type Comparison = {
  readonly distance: number;
  /** Code points of the longer key. */
  readonly longer: number;
  readonly origins: OriginBits;
  readonly isOtherProject: boolean;
  readonly hasSameNumbers: boolean;
  readonly hasSameForm: boolean;
  /** Neighbors in common, 0 to 2. */
  readonly sides: number;
};

/**
 * What matches are put in order by: similarity, less what the drawbacks take; an exact match gains by each neighbor in
 * common. Above 1 for a match in its context.
 */
export function scoreOf(compared: Comparison, weights: Weights): number {
  const { distance, longer, origins, isOtherProject, hasSameNumbers, hasSameForm, sides } = compared;
  let score = similarityOf(distance, longer);
  if (origins !== 0) score -= lossOf(origins, weights);
  if (isOtherProject) score -= weights["other-project"];
  if (distance > 0) return score;
  if (!hasSameNumbers) score -= weights.numbers;
  else if (!hasSameForm) score -= weights.form;
  return score + sides * weights.side;
}

/** What these origins take of the score. */
export function lossOf(origins: OriginBits, weights: Weights): number {
  let loss = 0;
  for (const [place, origin] of ORIGINS.entries())
    if ((origins & (1 << place)) !== 0) loss += weights[origin];
  return loss;
}

/** What takes of a match's score. In the order of `ORIGINS`, then of the match. Numbers and form are told of exact matches alone. */
export function drawbacksOf(compared: Comparison): readonly Drawback[] {
  const drawbacks: Drawback[] = originsOf(compared.origins);
  if (compared.isOtherProject) drawbacks.push("other-project");
  if (compared.distance > 0) return drawbacks;
  if (!compared.hasSameNumbers) drawbacks.push("numbers");
  else if (!compared.hasSameForm) drawbacks.push("form");
  return drawbacks;
}

/** How a match is called: exact in its context on both sides; exact; exact but for numbers; similar. */
export type MatchKind = "in-context" | "exact" | "numbers" | "fuzzy";

export function kindOf({ distance, hasSameNumbers, sides }: Comparison): MatchKind {
  if (distance > 0) return "fuzzy";
  if (!hasSameNumbers) return "numbers";
  return sides === 2 ? "in-context" : "exact";
}
