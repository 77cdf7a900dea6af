import { type Band, cellAt } from "./band";
import type { Evidence } from "./evidence";
import { lengthOff, type Model, type Weights } from "./model";
import { SHAPES } from "./shapes";
import type { Side } from "./side";

/** Every bead that can end in a cell, with its score; `scores[shape][cell]`, minus infinity for none. */
export type Lattice = { readonly band: Band; readonly scores: readonly Float32Array[] };

/** The cells that are looked at, and which beads may end there: null for all. */
export type Cells = {
  readonly band: Band;
  readonly isInside: ((row: number, column: number, size: Size) => boolean) | null;
};

export type Weighed = Cells & { readonly source: Side; readonly target: Side; readonly evidence: Evidence };

type Size = { readonly source: number; readonly target: number };

/** Scores every bead of the band: how often its shape stands, its lengths, and what its units say. */
export function scoreBeads(texts: Weighed, model: Model, weights: Weights): Lattice {
  const { band, source, target, isInside } = texts;
  const [sourceSizes, targetSizes] = [sums(source.sizes), sums(target.sizes)];
  const scores = SHAPES.map((shape, index) => {
    const table = new Float32Array(band.cells).fill(Number.NEGATIVE_INFINITY);
    const prior = weights.prior * Math.log(model.priors[index] ?? 1e-9);
    for (let row = shape.source; row <= band.rows; row += 1)
      for (let column = band.from[row] ?? 0; column <= (band.to[row] ?? -1); column += 1) {
        if (column < shape.target) continue;
        if (cellAt(band, row - shape.source, column - shape.target) < 0) continue;
        if (isInside !== null && !isInside(row, column, shape)) continue;
        let score = prior;
        if (shape.source > 0 && shape.target > 0) {
          const words = evidenceOf(texts, row, column, shape);
          if (words === null) continue;
          const from = (sourceSizes[row] ?? 0) - (sourceSizes[row - shape.source] ?? 0);
          const to = (targetSizes[column] ?? 0) - (targetSizes[column - shape.target] ?? 0);
          score += weights.lexical * words + weights.length * scoreLength(from, to, model, weights);
        } else score += weights.alone;
        table[cellAt(band, row, column)] = score;
      }
    return table;
  });
  return { band, scores };
}

/** No length speaks stronger against a bead. */
const WORST_LENGTH = -14;

function scoreLength(from: number, to: number, { length }: Model, { lengthsAtLarge }: Weights): number {
  const variance = length.spread + length.shortness / (from + 1);
  const off = lengthOff(from, to) - length.mean;
  return Math.max(WORST_LENGTH, (Math.log(lengthsAtLarge / variance) - (off * off) / variance) / 2);
}

/** What the units of a bead say for each other; null when the band cuts through it. */
function evidenceOf({ band, evidence }: Weighed, row: number, column: number, size: Size): number | null {
  let sum = 0;
  for (let back = 0; back < size.target; back += 1) {
    const cell = cellAt(band, row, column - back);
    if (cell < 0) return null;
    sum +=
      (evidence.ofTarget.bases[column - back - 1] ?? 0) +
      (evidence.ofTarget.gains[size.source - 1]?.[cell] ?? 0);
  }
  for (let back = 0; back < size.source; back += 1) {
    const cell = cellAt(band, row - back, column);
    if (cell < 0) return null;
    sum +=
      (evidence.ofSource.bases[row - back - 1] ?? 0) +
      (evidence.ofSource.gains[size.target - 1]?.[cell] ?? 0);
  }
  return sum;
}

function sums(values: Float64Array): Float64Array {
  const all = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at += 1) all[at + 1] = (all[at] ?? 0) + (values[at] ?? 0);
  return all;
}
