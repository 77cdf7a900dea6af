import { cellAt } from "./band";
import type { Lattice } from "./lattice";
import { SHAPES } from "./shapes";

const NONE = Number.NEGATIVE_INFINITY;

/**
 * How likely each bead is, given both texts whole: the sum over all alignments that have it (forward and backward).
 * Made in the place of the lattice's scores, which are gone afterwards.
 */
export function toPosteriors({ band, scores }: Lattice, flatness: number): Lattice {
  const forward = new Float64Array(band.cells).fill(NONE);
  const backward = new Float64Array(band.cells).fill(NONE);
  for (const table of scores) for (let cell = 0; cell < table.length; cell += 1) table[cell] = (table[cell] ?? NONE) / flatness;
  forward[0] = 0;
  backward[band.cells - 1] = 0;
  eachCell(band, (row, column, cell) => {
    for (let shape = 0; shape < SHAPES.length; shape += 1) {
      const score = scores[shape]?.[cell] ?? NONE;
      if (score === NONE) continue;
      const before = beforeOf({ band, scores }, row, column, shape);
      forward[cell] = addLogs(forward[cell] ?? NONE, (forward[before] ?? NONE) + score);
    }
  });
  eachCellBack(band, (row, column, cell) => {
    const here = backward[cell] ?? NONE;
    if (here === NONE) return;
    for (let shape = 0; shape < SHAPES.length; shape += 1) {
      const score = scores[shape]?.[cell] ?? NONE;
      if (score === NONE) continue;
      const before = beforeOf({ band, scores }, row, column, shape);
      backward[before] = addLogs(backward[before] ?? NONE, here + score);
    }
  });
  const whole = forward[band.cells - 1] ?? 0;
  eachCell(band, (row, column, cell) => {
    for (let shape = 0; shape < SHAPES.length; shape += 1) {
      const table = scores[shape];
      const score = table?.[cell] ?? NONE;
      if (table === undefined) continue;
      const before = score === NONE ? -1 : beforeOf({ band, scores }, row, column, shape);
      table[cell] = score === NONE ? 0 : Math.exp((forward[before] ?? NONE) + score + (backward[cell] ?? NONE) - whole);
    }
  });
  return { band, scores };
}

/** The chain of beads from one corner to the other that has the largest sum of values; a cell's shape or -1 for none. */
export function findBest({ band, scores }: Lattice): { readonly shape: number; readonly row: number; readonly column: number; readonly value: number }[] {
  const best = new Float64Array(band.cells).fill(NONE);
  const choice = new Int8Array(band.cells).fill(-1);
  best[0] = 0;
  eachCell(band, (row, column, cell) => {
    for (let shape = 0; shape < SHAPES.length; shape += 1) {
      const score = scores[shape]?.[cell] ?? NONE;
      if (score === NONE) continue;
      const before = beforeOf({ band, scores }, row, column, shape);
      if (before < 0) continue;
      const sum = (best[before] ?? NONE) + score;
      if (sum > (best[cell] ?? NONE)) {
        best[cell] = sum;
        choice[cell] = shape;
      }
    }
  });
  const chain: { shape: number; row: number; column: number; value: number }[] = [];
  let [row, column] = [band.rows, band.columns];
  while (row > 0 || column > 0) {
    const cell = cellAt(band, row, column);
    const shape = choice[cell] ?? -1;
    const size = SHAPES[shape];
    if (size === undefined) throw new Error("There is no way through the band.");
    chain.push({ shape, row, column, value: scores[shape]?.[cell] ?? 0 });
    row -= size.source;
    column -= size.target;
  }
  return chain.reverse();
}

function beforeOf({ band }: Lattice, row: number, column: number, shape: number): number {
  const size = SHAPES[shape];
  return size === undefined ? -1 : cellAt(band, row - size.source, column - size.target);
}

function addLogs(one: number, other: number): number {
  if (one === NONE) return other;
  if (other === NONE) return one;
  return one > other ? one + Math.log1p(Math.exp(other - one)) : other + Math.log1p(Math.exp(one - other));
}

type Visit = (row: number, column: number, cell: number) => void;

function eachCell(band: Lattice["band"], visit: Visit): void {
  let cell = 0;
  for (let row = 0; row <= band.rows; row += 1)
    for (let column = band.from[row] ?? 0; column <= (band.to[row] ?? -1); column += 1) visit(row, column, cell++);
}

function eachCellBack(band: Lattice["band"], visit: Visit): void {
  let cell = band.cells - 1;
  for (let row = band.rows; row >= 0; row -= 1)
    for (let column = band.to[row] ?? -1; column >= (band.from[row] ?? 0); column -= 1) visit(row, column, cell--);
}
