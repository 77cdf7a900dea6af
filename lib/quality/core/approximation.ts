/**
 * How a number is hedged. `above`: more than it; `atLeast`: it or more; `orMore`: 以上, which says either;
 * `almost`: a little less, and that is much; `below`: less, and that is little; `atMost`: it or less;
 * `orLess`: 以下 and 以内; `about`: on either side.
 */
export type Hedge = "above" | "atLeast" | "orMore" | "almost" | "below" | "atMost" | "orLess" | "about";

export type Approximation = {
  readonly hedge: Hedge;
  /** The words may mean something else here ("over the years", 近三年): no finding when the other side has none. */
  readonly isUnsure: boolean;
  readonly start: number;
  readonly end: number;
};

/** What became of an approximation in translation. */
export type ApproximationChange = "same" | "lost" | "added" | "changed" | "reversed";

const DIRECTIONS: Readonly<Record<Hedge, "up" | "down" | "around">> = {
  above: "up",
  atLeast: "up",
  orMore: "up",
  almost: "down",
  below: "down",
  atMost: "down",
  orLess: "down",
  about: "around",
};

/** Whether the true number is above, below, or on either side. */
export const directionOf = (hedge: Hedge): "up" | "down" | "around" => DIRECTIONS[hedge];

/** Hedges that say the same, besides equal ones. */
const ALIKE: ReadonlySet<string> = new Set([
  "orMore above",
  "orMore atLeast",
  "above orMore",
  "atLeast orMore",
  "orLess below",
  "orLess atMost",
  "below orLess",
  "atMost orLess",
]);

/** What became of the source's hedge in the translation; unsure ones are given the benefit of the doubt. */
export function compareApproximations(
  source: Approximation | null,
  target: Approximation | null,
): ApproximationChange {
  if (source === null) return target === null || target.isUnsure ? "same" : "added";
  if (target === null) return source.isUnsure ? "same" : "lost";
  if (source.hedge === target.hedge || ALIKE.has(`${source.hedge} ${target.hedge}`)) return "same";
  if (source.isUnsure && target.isUnsure) return "same";
  const [from, to] = [DIRECTIONS[source.hedge], DIRECTIONS[target.hedge]];
  if (from !== to && from !== "around" && to !== "around") return "reversed";
  return source.isUnsure || target.isUnsure ? "same" : "changed";
}
