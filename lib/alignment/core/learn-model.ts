import type { Lattice } from "./lattice";
import { lengthOff, type Model, type Weights } from "./model";
import { SHAPES } from "./shapes";
import type { Side } from "./side";

/** What is less likely is not counted. */
const LEAST = 1e-4;
/** A one-to-one bead that is more likely than not tells of lengths. */
const LIKELY = 0.5;
const SMALLEST_SPREAD = 0.01;
/** The length that texts at large have counts as so many beads. */
const START_LENGTHS = 20;

type Seen = { readonly chance: number; readonly off: number; readonly size: number };

/** How often each shape stands in these texts, and how long their target is, out of how likely each bead is. */
export function learnModel(
  lattice: Lattice,
  source: Side,
  target: Side,
  start: Model,
  weights: Weights,
): Model {
  const counts = start.priors.map((prior) => prior * weights.startBeads);
  lattice.scores.forEach((table, shape) => {
    let sum = 0;
    for (const chance of table) if (chance > LEAST) sum += chance;
    counts[shape] = (counts[shape] ?? 0) + sum;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const { mean, spread, shortness } = start.length;
  const seen = listLikely(lattice, source, target);
  const weight = seen.reduce((sum, { chance }) => sum + chance, START_LENGTHS);
  const own = seen.reduce((sum, { chance, off }) => sum + chance * off, START_LENGTHS * mean) / weight;
  const squares = seen.reduce(
    (sum, { chance, off, size }) => sum + chance * Math.max(0, (off - own) ** 2 - shortness / (size + 1)),
    START_LENGTHS * spread,
  );
  return {
    priors: counts.map((count) => count / total),
    length: { mean: own, spread: Math.max(SMALLEST_SPREAD, squares / weight), shortness },
  };
}

/** The likely one-to-one beads, with the logarithm of how long the target is for its source. */
function listLikely({ band, scores }: Lattice, source: Side, target: Side): Seen[] {
  const table = scores[SHAPES.findIndex((shape) => shape.source === 1 && shape.target === 1)];
  const seen: Seen[] = [];
  let cell = 0;
  for (let row = 0; row <= band.rows; row += 1)
    for (let column = band.from[row] ?? 0; column <= (band.to[row] ?? -1); column += 1, cell += 1) {
      const chance = table?.[cell] ?? 0;
      if (chance <= LIKELY) continue;
      const size = source.sizes[row - 1] ?? 0;
      seen.push({ chance, off: lengthOff(size, target.sizes[column - 1] ?? 0), size });
    }
  return seen;
}
