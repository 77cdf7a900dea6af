import type { Band } from "./band";
import type { Weights } from "./model";
import { MOST } from "./shapes";
import { collectPostings, type Postings, type Side } from "./side";

/**
 * What the units of a text say for standing for units of the other, as logarithms of likelihood ratios against
 * chance. `gains[n - 1][cell]` is what the one unit gains from the `n` units of the other text that end at the
 * cell; `bases[unit]` is what it says when nothing is found.
 */
export type Gains = { readonly gains: readonly Float32Array[]; readonly bases: Float64Array };

/** Both directions: English units explained by Chinese ones, and the reverse. */
export type Evidence = { readonly ofTarget: Gains; readonly ofSource: Gains };

/** Weighs every cell of a band. Both sides share ids below `ids`. */
export function weighEvidence(
  source: Side,
  target: Side,
  ids: number,
  band: Band,
  weights: Weights,
): Evidence {
  const columns = columnLimits(band);
  return {
    ofTarget: weighSide(weights, target, source, collectPostings(source, ids), {
      cells: band.cells,
      limits: columns,
      cell: (unit, other) => (band.starts[other + 1] ?? 0) + unit + 1 - (band.from[other + 1] ?? 0),
    }),
    ofSource: weighSide(weights, source, target, collectPostings(target, ids), {
      cells: band.cells,
      limits: { from: band.from.subarray(1), to: band.to.subarray(1) },
      cell: (unit, other) => (band.starts[unit + 1] ?? 0) + other + 1 - (band.from[unit + 1] ?? 0),
    }),
  };
}

/** Of each unit the first and last place (units behind it) on the other side that the band has. */
type Limits = { readonly from: Int32Array; readonly to: Int32Array };

function columnLimits(band: Band): Limits {
  const from = new Int32Array(band.columns).fill(band.rows + 1);
  const to = new Int32Array(band.columns).fill(-1);
  for (let row = 1; row <= band.rows; row += 1)
    for (let column = Math.max(1, band.from[row] ?? 0); column <= (band.to[row] ?? -1); column += 1) {
      if (row < (from[column - 1] ?? 0)) from[column - 1] = row;
      to[column - 1] = row;
    }
  return { from, to };
}

type Grid = {
  readonly cells: number;
  readonly limits: Limits;
  readonly cell: (unit: number, other: number) => number;
};

/** A sign that the other text has nowhere may be read wrongly. */
const UNREAD = 0.5;
/** Nothing is surer, and nothing is met by chance more surely. */
const MOST_TRUST = 0.97;
const MOST_CHANCE = 0.95;

function weighSide(weights: Weights, side: Side, other: Side, postings: Postings, grid: Grid): Gains {
  const gains = Array.from({ length: MOST }, () => new Float32Array(grid.cells));
  const bases = new Float64Array(side.count);
  const words = prefixSums(other.words);
  const hits = new Float64Array(other.count);
  for (let unit = 0; unit < side.count; unit += 1) {
    const first = Math.max(0, (grid.limits.from[unit] ?? 0) - 1);
    const last = (grid.limits.to[unit] ?? 0) - 1;
    for (let token = side.tokenStarts[unit] ?? 0; token < (side.tokenStarts[unit + 1] ?? 0); token += 1) {
      const search = { first: first - MOST + 1, last, hits };
      const { touched, isKnown } = collectHits(side, token, postings, search);
      const trust = trustOf(side, token, isKnown, weights);
      if (trust > 0) {
        bases[unit] = (bases[unit] ?? 0) + Math.log(1 - trust);
        const isSign = side.isSign[token] === 1;
        const chance = (end: number, size: number): number => {
          const room = isSign ? size : (words[end + 1] ?? 0) - (words[Math.max(0, end - size + 1)] ?? 0);
          return Math.min(MOST_CHANCE, Math.max(1, room) * (side.chances[token] ?? 1));
        };
        const cell = (end: number): number => grid.cell(unit, end);
        addGains(gains, { touched, hits, first, last, trust, chance, cell });
      }
      for (const hit of touched) hits[hit] = 0;
    }
  }
  return { gains, bases };
}

/** How sure it is that a token has a counterpart in a right pair. */
function trustOf(side: Side, token: number, isKnown: boolean, weights: Weights): number {
  if (side.isSign[token] !== 1) return isKnown ? weights.word : weights.unknown;
  return Math.min(MOST_TRUST, weights.signs * (side.trusts[token] ?? 0) * (isKnown ? 1 : UNREAD));
}

/** Where a token was found: in `touched` units from `first` to `last`, as far as `hits` says. */
type Found = {
  readonly touched: readonly number[];
  readonly hits: Float64Array;
  readonly first: number;
  readonly last: number;
  readonly trust: number;
  /** How likely it is found by chance in the `size` units that end at `end`. */
  readonly chance: (end: number, size: number) => number;
  readonly cell: (end: number) => number;
};

/** Adds what a token gains to every stretch of units that has one where it was found. */
function addGains(gains: readonly Float32Array[], found: Found): void {
  const { touched, hits, first, last, trust, chance, cell } = found;
  const missed = Math.log(1 - trust);
  gains.forEach((table, at) => {
    const size = at + 1;
    let done = first - 1;
    for (const hit of touched)
      for (let end = Math.max(hit, done + 1); end < hit + size && end <= last; end += 1) {
        done = end;
        let sum = 0;
        for (let one = Math.max(0, end - size + 1); one <= end; one += 1) sum += hits[one] ?? 0;
        const gain = Math.log(1 - trust + (trust * Math.min(1, sum)) / chance(end, size)) - missed;
        table[cell(end)] = (table[cell(end)] ?? 0) + gain;
      }
  });
}

type Search = { readonly first: number; readonly last: number; readonly hits: Float64Array };

/** Adds up in `hits` how far units of the other side have the token; gives those units in order. */
function collectHits(side: Side, token: number, postings: Postings, { first, last, hits }: Search) {
  const touched: number[] = [];
  let isKnown = false;
  for (let at = side.idStarts[token] ?? 0; at < (side.idStarts[token + 1] ?? 0); at += 1) {
    const id = side.ids[at] ?? 0;
    const [begin, end] = [postings.starts[id] ?? 0, postings.starts[id + 1] ?? 0];
    if (begin < end) isKnown = true;
    for (let posting = lowerBound(postings.units, begin, end, first); posting < end; posting += 1) {
      const unit = postings.units[posting] ?? 0;
      if (unit > last) break;
      if (hits[unit] === 0) touched.push(unit);
      hits[unit] = (hits[unit] ?? 0) + (side.strengths[at] ?? 0) * (postings.strengths[posting] ?? 0);
    }
  }
  if (side.idStarts[token + 1] !== (side.idStarts[token] ?? 0) + 1) touched.sort((one, two) => one - two);
  return { touched, isKnown };
}

/** The first place from `begin` on whose value is at least `least`. */
function lowerBound(values: Int32Array, begin: number, end: number, least: number): number {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function prefixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (values[at] ?? 0);
  return sums;
}
