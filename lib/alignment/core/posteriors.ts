import { type Band, cellAt, makeBand } from "./band";
import type { Lattice } from "./lattice";
import { IS_ALONE, SHAPES, SOURCE_SIZES, TARGET_SIZES } from "./shapes";

const NONE = Number.NEGATIVE_INFINITY;

/**
 * How likely each bead is, given both texts whole: the sum over all alignments that have it (forward and backward).
 * Made in the place of the lattice's scores, which are gone afterwards. What is left out or added comes in runs: after
 * one such unit the next of the same side is more likely to be one.
 *
 * @param flatness scores are divided by it, for words of a unit are not independent
 * @param runs what is added to the score of a unit left alone after another of its side, and to a pair after one
 */
export function toPosteriors(lattice: Lattice, flatness: number, runs: Runs): Lattice {
  const chances = { goesOn: runs.goesOn / flatness, ends: runs.ends / flatness };
  replaceScores(lattice, flatness, chances, sumForward(lattice, flatness, chances));
  return lattice;
}

export type Runs = { readonly goesOn: number; readonly ends: number };

/** For each cell sums over ways by how their last bead is: with both sides, or a unit of one side alone. */
type Sums = readonly [paired: Float64Array, source: Float64Array, target: Float64Array];

/** Of each shape, which of the sums its ways go into. */
const KINDS = SHAPES.map(({ source, target }) => (target === 0 ? 1 : source === 0 ? 2 : 0));

const emptySums = (cells: number): Sums => [
  new Float64Array(cells).fill(NONE),
  new Float64Array(cells).fill(NONE),
  new Float64Array(cells).fill(NONE),
];

/** What is added to a bead's score, by how the bead before it is and then by how it is itself. */
type Steps = readonly (readonly number[])[];

/**
 * A unit of the target after one of the source begins a run of its own: were it likelier, every pair that has little to
 * go by would come apart. The other way round it is the same alignment told twice, and is none.
 */
const stepsOf = ({ goesOn, ends }: Runs): Steps => [
  [0, 0, 0],
  [ends, goesOn, 0],
  [ends, NONE, goesOn],
];

function sumForward({ band, scores, alive }: Lattice, flatness: number, runs: Runs): Sums {
  const sums = emptySums(band.cells);
  sums[0][0] = 0;
  const steps = stepsOf(runs);
  const offsets = new Int32Array(SHAPES.length);
  for (let row = 0, cell = 0; row <= band.rows; row += 1) {
    placeBefore(band, row, offsets);
    const last = band.to[row] ?? -1;
    for (let column = band.from[row] ?? 0; column <= last; column += 1, cell += 1)
      for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
        const shape = 31 - Math.clz32(bits & -bits);
        const score = (scores[shape]?.[cell] ?? 0) / flatness;
        const kind = KINDS[shape] ?? 0;
        const into = sums[kind] ?? sums[0];
        const reached = sumBefore(sums, (offsets[shape] ?? 0) + column, kind, steps);
        into[cell] = addLogs(into[cell] ?? NONE, reached + score);
      }
  }
  return sums;
}

/** All ways to a cell on which a bead of some kind may follow. */
function sumBefore([paired, source, target]: Sums, cell: number, kind: number, steps: Steps): number {
  const ofSource = (source[cell] ?? NONE) + (steps[1]?.[kind] ?? 0);
  const ofTarget = (target[cell] ?? NONE) + (steps[2]?.[kind] ?? 0);
  return addLogs(addLogs(paired[cell] ?? NONE, ofSource), ofTarget);
}

/**
 * Sums over ways on to the end, by how the bead before a cell is, and puts likelihoods in the place of scores as it
 * goes: when it comes to a cell, all ways on from there are summed.
 */
function replaceScores(lattice: Lattice, flatness: number, runs: Runs, forward: Sums): void {
  const { band, scores, alive } = lattice;
  const end = band.cells - 1;
  const whole = forward.reduce((sum, ways) => addLogs(sum, ways[end] ?? NONE), NONE);
  const onward = emptySums(band.cells);
  for (const ways of onward) ways[end] = 0;
  const steps = stepsOf(runs);
  const offsets = new Int32Array(SHAPES.length);
  for (let row = band.rows, cell = end; row >= 0; row -= 1) {
    placeBefore(band, row, offsets);
    const first = band.from[row] ?? 0;
    for (let column = band.to[row] ?? -1; column >= first; column -= 1, cell -= 1)
      for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
        const shape = 31 - Math.clz32(bits & -bits);
        const table = scores[shape];
        const before = (offsets[shape] ?? 0) + column;
        const kind = KINDS[shape] ?? 0;
        const after = (table?.[cell] ?? 0) / flatness + (onward[kind]?.[cell] ?? NONE);
        for (let from = 0; from < onward.length; from += 1) {
          const ways = onward[from] ?? onward[0];
          ways[before] = addLogs(ways[before] ?? NONE, after + (steps[from]?.[kind] ?? 0));
        }
        const chance = sumBefore(forward, before, kind, steps) + after - whole;
        if (table !== undefined) table[cell] = chance < NAUGHT ? 0 : Math.exp(chance);
      }
  }
}

/** What is less likely than this, as a logarithm, is nothing as the tables have it: they hold no smaller number. */
const NAUGHT = -105;

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
  const offsets = new Int32Array(SHAPES.length);
  for (let row = 0, cell = 0; row <= band.rows; row += 1) {
    placeBefore(band, row, offsets);
    const last = band.to[row] ?? -1;
    for (let column = band.from[row] ?? 0; column <= last; column += 1, cell += 1)
      for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
        const shape = 31 - Math.clz32(bits & -bits);
        const worth = IS_ALONE[shape] === true ? ALONE_WORTH : 1;
        const sum = (best[(offsets[shape] ?? 0) + column] ?? NONE) + worth * (scores[shape]?.[cell] ?? 0);
        if (sum <= (best[cell] ?? NONE)) continue;
        best[cell] = sum;
        choice[cell] = shape;
      }
  }
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

/** Of each unit of either side, how likely it is left alone. */
export type AloneChances = { readonly source: Float64Array; readonly target: Float64Array };

/**
 * Sums over all places in the other text beside which a unit may be left alone: it is alone wherever that is told, and
 * one of them says less.
 */
export function sumAlone({ band, scores, alive }: Lattice): AloneChances {
  const chances = { source: new Float64Array(band.rows), target: new Float64Array(band.columns) };
  for (let row = 0, cell = 0; row <= band.rows; row += 1) {
    const last = band.to[row] ?? -1;
    for (let column = band.from[row] ?? 0; column <= last; column += 1, cell += 1)
      for (let bits = (alive[cell] ?? 0) & ALONE_BITS; bits !== 0; bits &= bits - 1) {
        const shape = 31 - Math.clz32(bits & -bits);
        const [side, at] =
          SOURCE_SIZES[shape] === 0 ? [chances.target, column - 1] : [chances.source, row - 1];
        side[at] = (side[at] ?? 0) + (scores[shape]?.[cell] ?? 0);
      }
  }
  return chances;
}

const ALONE_BITS = IS_ALONE.reduce((bits, isAlone, shape) => (isAlone ? bits | (1 << shape) : bits), 0);

/**
 * Of each shape, what is added to a column of this row for the cell before a bead that ends there. A bead that is alive
 * ends and begins in the band.
 */
function placeBefore({ starts, from }: Band, row: number, offsets: Int32Array): void {
  for (let shape = 0; shape < offsets.length; shape += 1) {
    const before = row - (SOURCE_SIZES[shape] ?? 0);
    offsets[shape] = (starts[before] ?? 0) - (from[before] ?? 0) - (TARGET_SIZES[shape] ?? 0);
  }
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
  for (let row = 0, cell = 0; row <= band.rows; row += 1) {
    const last = band.to[row] ?? -1;
    for (let column = band.from[row] ?? 0; column <= last; column += 1, cell += 1)
      for (let bits = alive[cell] ?? 0; bits !== 0; bits &= bits - 1) {
        const shape = 31 - Math.clz32(bits & -bits);
        if ((scores[shape]?.[cell] ?? 0) < LEAST) continue;
        for (let back = SOURCE_SIZES[shape] ?? 0; back >= 0; back -= 1) {
          reach(row - back, column);
          reach(row - back, column - (TARGET_SIZES[shape] ?? 0));
        }
      }
  }
  for (let row = band.rows - 1; row >= 0; row -= 1) from[row] = Math.min(from[row] ?? 0, from[row + 1] ?? 0);
  for (let row = 1; row <= band.rows; row += 1) to[row] = Math.max(to[row] ?? 0, to[row - 1] ?? 0);
  return makeBand(band.columns, from, to);
}

/** Of log(1 + exp(-x)) so many values for each step of 1: between them it is as good as straight (3e-8 off at most). */
const STEPS = 1024;
const ADDED = Float64Array.from({ length: FAR * STEPS + 2 }, (_, at) => Math.log1p(Math.exp(-at / STEPS)));

/** The logarithm of the sum of what two logarithms stand for. */
function addLogs(one: number, other: number): number {
  const more = one > other ? one : other;
  const off = (more - (one > other ? other : one)) * STEPS;
  // Not a number where both are nothing.
  if (!(off < FAR * STEPS)) return more;
  const at = Math.trunc(off);
  const low = ADDED[at] ?? 0;
  return more + low + (off - at) * ((ADDED[at + 1] ?? 0) - low);
}
