import { type Band, cellAt, makeBand } from "./band";
import type { Lattice } from "./lattice";
import { IS_ALONE, SHAPES } from "./shapes";

const NONE = Number.NEGATIVE_INFINITY;

/**
 * How likely each bead is, given both texts whole: the sum over all alignments that have it (forward and backward).
 * Made in the place of the lattice's scores, which are gone afterwards. What is left out or added comes in runs: after
 * one such unit the next is more likely to be one.
 *
 * @param flatness scores are divided by it, for words of a unit are not independent
 * @param runs what is added to the score of a unit left alone after another such, and to any other bead after one
 */
export function toPosteriors(lattice: Lattice, flatness: number, runs: Runs): Lattice {
  const chances = { goesOn: runs.goesOn / flatness, ends: runs.ends / flatness };
  replaceScores(lattice, flatness, chances, sumForward(lattice, flatness, chances));
  return lattice;
}

export type Runs = { readonly goesOn: number; readonly ends: number };

/** For each cell a sum over ways whose last bead has both sides, and one over ways that end with a unit alone. */
type Sums = { readonly paired: Float64Array; readonly alone: Float64Array };

const emptySums = (cells: number): Sums => ({
  paired: new Float64Array(cells).fill(NONE),
  alone: new Float64Array(cells).fill(NONE),
});

function sumForward({ band, scores, alive }: Lattice, flatness: number, runs: Runs): Sums {
  const sums = emptySums(band.cells);
  sums.paired[0] = 0;
  eachCell(band, (row, column, cell) => {
    for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
      const shape = 31 - Math.clz32(bits & -bits);
      const score = (scores[shape]?.[cell] ?? 0) / flatness;
      const before = beforeOf(band, row, column, shape);
      const isAlone = IS_ALONE[shape] === true;
      const more = isAlone ? runs.goesOn : runs.ends;
      const reached = addLogs(sums.paired[before] ?? NONE, (sums.alone[before] ?? NONE) + more);
      const into = isAlone ? sums.alone : sums.paired;
      into[cell] = addLogs(into[cell] ?? NONE, reached + score);
    }
  });
  return sums;
}

/**
 * Sums over ways on to the end, for either kind of bead before a cell, and puts likelihoods in the place of scores as it
 * goes: when it comes to a cell, all ways on from there are summed.
 */
function replaceScores(lattice: Lattice, flatness: number, runs: Runs, forward: Sums): void {
  const { band, scores, alive } = lattice;
  const last = band.cells - 1;
  const whole = addLogs(forward.paired[last] ?? NONE, forward.alone[last] ?? NONE);
  const onward = emptySums(band.cells);
  onward.paired[last] = 0;
  onward.alone[last] = 0;
  eachCellBack(band, (row, column, cell) => {
    for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
      const shape = 31 - Math.clz32(bits & -bits);
      const table = scores[shape];
      const before = beforeOf(band, row, column, shape);
      const isAlone = IS_ALONE[shape] === true;
      const more = isAlone ? runs.goesOn : runs.ends;
      const after =
        (table?.[cell] ?? 0) / flatness + ((isAlone ? onward.alone : onward.paired)[cell] ?? NONE);
      onward.paired[before] = addLogs(onward.paired[before] ?? NONE, after);
      onward.alone[before] = addLogs(onward.alone[before] ?? NONE, after + more);
      const reached = addLogs(forward.paired[before] ?? NONE, (forward.alone[before] ?? NONE) + more);
      if (table !== undefined) table[cell] = Math.exp(reached + after - whole);
    }
  });
}

/** To find a pair is worth more than to find that a unit has none. */
const ALONE_WORTH = 0.5;

/** A bead's shape, the cell it ends in, and its value. */
export type Step = {
  readonly shape: number;
  readonly row: number;
  readonly column: number;
  readonly value: number;
};

/**
 * The chain of beads from one corner to the other with the largest sum of what they are likely to get right: each
 * counts its likelihood, for each is right or wrong alone.
 *
 * @throws Error when the band has no way through
 */
export function findBest({ band, scores, alive }: Lattice): Step[] {
  const best = new Float64Array(band.cells).fill(NONE);
  const choice = new Int8Array(band.cells).fill(-1);
  best[0] = 0;
  eachCell(band, (row, column, cell) => {
    for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
      const shape = 31 - Math.clz32(bits & -bits);
      const before = beforeOf(band, row, column, shape);
      const worth = IS_ALONE[shape] === true ? ALONE_WORTH : 1;
      const sum = (best[before] ?? NONE) + worth * (scores[shape]?.[cell] ?? 0);
      if (sum <= (best[cell] ?? NONE)) continue;
      best[cell] = sum;
      choice[cell] = shape;
    }
  });
  const chain: Step[] = [];
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

function beforeOf(band: Band, row: number, column: number, shape: number): number {
  const size = SHAPES[shape];
  return size === undefined ? -1 : cellAt(band, row - size.source, column - size.target);
}

/** What is smaller by such a factor, as a logarithm, adds nothing. */
const FAR = 36;

/** Cells through which all alignments together are less likely than this are let go. */
const LEAST = 1e-7;

/** The part of the band through which the likely alignments go. */
export function narrowBand({ band, scores, alive }: Lattice): Band {
  const from = new Int32Array(band.rows + 1).fill(band.columns);
  const to = new Int32Array(band.rows + 1);
  const reach = (row: number, column: number): void => {
    from[row] = Math.min(from[row] ?? 0, column);
    to[row] = Math.max(to[row] ?? 0, column);
  };
  eachCell(band, (row, column, cell) => {
    for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
      const shape = 31 - Math.clz32(bits & -bits);
      const size = SHAPES[shape];
      if (size === undefined || (scores[shape]?.[cell] ?? 0) < LEAST) continue;
      for (let back = 0; back <= size.source; back += 1) {
        reach(row - back, column);
        reach(row - back, column - size.target);
      }
    }
  });
  for (let row = band.rows - 1; row >= 0; row -= 1) from[row] = Math.min(from[row] ?? 0, from[row + 1] ?? 0);
  for (let row = 1; row <= band.rows; row += 1) to[row] = Math.max(to[row] ?? 0, to[row - 1] ?? 0);
  return makeBand(band.columns, from, to);
}

/** Of log(1 + exp(-x)) so many values for each step of 1: between them it is as good as straight (3e-8 off at most). */
const STEPS = 1024;
const ADDED = Float64Array.from({ length: FAR * STEPS + 2 }, (_, at) => Math.log1p(Math.exp(-at / STEPS)));

/** The logarithm of the sum of what two logarithms stand for. */
function addLogs(one: number, other: number): number {
  const [more, less] = one > other ? [one, other] : [other, one];
  const off = (more - less) * STEPS;
  // Not a number where both are nothing.
  if (!(off < FAR * STEPS)) return more;
  const at = Math.trunc(off);
  const low = ADDED[at] ?? 0;
  return more + low + (off - at) * ((ADDED[at + 1] ?? 0) - low);
}

type Visit = (row: number, column: number, cell: number) => void;

function eachCell(band: Band, visit: Visit): void {
  let cell = 0;
  for (let row = 0; row <= band.rows; row += 1)
    for (let column = band.from[row] ?? 0; column <= (band.to[row] ?? -1); column += 1)
      visit(row, column, cell++);
}

function eachCellBack(band: Band, visit: Visit): void {
  let cell = band.cells - 1;
  for (let row = band.rows; row >= 0; row -= 1)
    for (let column = band.to[row] ?? -1; column >= (band.from[row] ?? 0); column -= 1)
      visit(row, column, cell--);
}
