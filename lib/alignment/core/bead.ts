/**
 * Units of a source and of a target that stand for each other. One side may be empty: what was left out (1-0), what
 * was added (0-1).
 */
export type Bead = {
  /** Places in the source, consecutive, from 0. */
  readonly source: readonly number[];
  /** Places in the target, consecutive, from 0. */
  readonly target: readonly number[];
  /** How likely the bead is exactly right, from 0 to 1. */
  readonly confidence: number;
};
