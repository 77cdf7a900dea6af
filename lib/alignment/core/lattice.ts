import { type Band, cellAt } from "./band";
import type { Evidence } from "./evidence";
import { lengthOff, type Model, type Weights } from "./model";
import { IS_ALONE, SHAPES } from "./shapes";
import type { Side } from "./side";

/**
 * Every bead that can end in a cell, with its score: `scores[shape][cell]`, for those shapes whose bit is set in
 * `alive[cell]`. Beads far less likely than leaving all their units alone are none.
 */
export type Lattice = {
  readonly band: Band;
  readonly scores: readonly Float32Array[];
  readonly alive: Uint16Array;
};

/** The cells that are looked at, and which beads may end there: null for all. */
export type Cells = {
  readonly band: Band;
  readonly isInside: ((row: number, column: number, size: Size) => boolean) | null;
};

export type Weighed = Cells & { readonly source: Side; readonly target: Side; readonly evidence: Evidence };

type Size = { readonly source: number; readonly target: number };

/**
 * Scores every bead of the band: how often its shape stands, its lengths, and what its units say.
 *
 * @param old a lattice of the same band that nobody needs any more: it is large, and is written over
 */
export function scoreBeads(texts: Weighed, model: Model, weights: Weights, old?: Lattice): Lattice {
  const { band } = texts;
  const lattice = old ?? {
    band,
    scores: SHAPES.map(() => new Float32Array(band.cells)),
    alive: new Uint16Array(band.cells),
  };
  lattice.alive.fill(0);
  // A bead that is none now has no likelihood, also where the lattice had one before.
  if (old !== undefined) for (const table of lattice.scores) table.fill(0);
  SHAPES.forEach((shape, index) => {
    const prior = weights.prior * Math.log(model.priors[index] ?? 1e-9);
    if (IS_ALONE[index]) scoreAlone(texts, lattice, index, prior + weights.alone);
    else scorePairs(texts, lattice, { shape, index, prior }, model, weights);
  });
  return lattice;
}

function scoreAlone(
  { band, isInside }: Weighed,
  { scores, alive }: Lattice,
  index: number,
  score: number,
): void {
  const shape = SHAPES[index] ?? { source: 0, target: 0 };
  const table = scores[index];
  for (let row = shape.source; row <= band.rows; row += 1)
    for (let column = band.from[row] ?? 0; column <= (band.to[row] ?? -1); column += 1) {
      if (cellAt(band, row - shape.source, column - shape.target) < 0) continue;
      if (isInside !== null && !isInside(row, column, shape)) continue;
      const cell = cellAt(band, row, column);
      if (table !== undefined) table[cell] = score;
      alive[cell] = (alive[cell] ?? 0) | (1 << index);
    }
}

type Kind = { readonly shape: Size; readonly index: number; readonly prior: number };

/** So much worse than leaving its units alone (as a logarithm) may a bead be. */
const HOPELESS = 9;

function scorePairs(
  texts: Weighed,
  { scores, alive }: Lattice,
  { shape, index, prior }: Kind,
  model: Model,
  weights: Weights,
): void {
  const { band, isInside } = texts;
  const [sourceSizes, targetSizes] = [sums(texts.source.sizes), sums(texts.target.sizes)];
  const table = scores[index] ?? new Float32Array(0);
  const least = scoreOfAlone(shape, model, weights) - HOPELESS * weights.flatness;
  const bestLength = weights.length * scoreLength(0, weights, model.length.spread);
  const { source, target } = shape;
  const { ofTarget, ofSource } = texts.evidence;
  const explained = ofTarget.gains[source - 1] ?? table;
  const explaining = ofSource.gains[target - 1] ?? table;
  for (let row = shape.source; row <= band.rows; row += 1) {
    const size = (sourceSizes[row] ?? 0) - (sourceSizes[row - shape.source] ?? 0);
    const variance = model.length.spread + model.length.shortness / (size + 1);
    const first = Math.max(
      (band.from[row] ?? 0) + shape.target - 1,
      (band.from[row - shape.source] ?? 0) + shape.target,
    );
    const last = Math.min(
      band.to[row - shape.source + 1] ?? -1,
      (band.to[row - shape.source] ?? -1) + shape.target,
      band.to[row] ?? -1,
    );
    const begin = (band.starts[row] ?? 0) - (band.from[row] ?? 0);
    for (let column = first; column <= last; column += 1) {
      if (isInside !== null && !isInside(row, column, shape)) continue;
      // What the units say for each other; all the cells that are asked are in the band.
      let sum = 0;
      for (let back = 0; back < target; back += 1)
        sum += (ofTarget.bases[column - back - 1] ?? 0) + (explained[begin + column - back] ?? 0);
      for (let at = row; at > row - source; at -= 1)
        sum +=
          (ofSource.bases[at - 1] ?? 0) +
          (explaining[(band.starts[at] ?? 0) - (band.from[at] ?? 0) + column] ?? 0);
      const words = prior + weights.lexical * sum;
      if (words + bestLength < least) continue;
      const length = (targetSizes[column] ?? 0) - (targetSizes[column - shape.target] ?? 0);
      const off = lengthOff(size, length) - model.length.mean;
      const score = words + weights.length * scoreLength(off, weights, variance);
      if (score < least) continue;
      const cell = begin + column;
      table[cell] = score;
      alive[cell] = (alive[cell] ?? 0) | (1 << index);
    }
  }
}

/** The score of all units of a bead left alone instead. */
function scoreOfAlone(shape: Size, { priors }: Model, { prior, alone }: Weights): number {
  return SHAPES.reduce((sum, { source, target }, index) => {
    if (!IS_ALONE[index]) return sum;
    const units = source * shape.source + target * shape.target;
    return sum + units * (prior * Math.log(priors[index] ?? 1e-9) + alone);
  }, 0);
}

/** No length speaks stronger against a bead. */
const WORST_LENGTH = -14;

function scoreLength(off: number, { lengthsAtLarge }: Weights, variance: number): number {
  return Math.max(WORST_LENGTH, (Math.log(lengthsAtLarge / variance) - (off * off) / variance) / 2);
}

function sums(values: Float64Array): Float64Array {
  const all = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at += 1) all[at + 1] = (all[at] ?? 0) + (values[at] ?? 0);
  return all;
}
