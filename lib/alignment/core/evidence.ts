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
  const rows = { from: band.from.subarray(1), to: band.to.subarray(1) };
  const rowStarts = Int32Array.from(rows.from, (from, row) => (band.starts[row + 1] ?? 0) - from + 1);
  return {
    ofTarget: weighSide(weights, target, source, collectPostings(source, ids), {
      cells: band.cells,
      limits: columnLimits(band),
      ofUnit: Int32Array.from({ length: target.count }, (_, unit) => unit),
      ofOther: rowStarts,
    }),
    ofSource: weighSide(weights, source, target, collectPostings(target, ids), {
      cells: band.cells,
      limits: rows,
      ofUnit: rowStarts,
      ofOther: Int32Array.from({ length: target.count }, (_, unit) => unit),
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
  /** The cell of a unit and one of the other text is the sum of what both have here. */
  readonly ofUnit: Int32Array;
  readonly ofOther: Int32Array;
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
  const found: Found = {
    hits: new Float64Array(other.count),
    touched: new Int32Array(other.count),
    count: 0,
    isKnown: false,
  };
  for (let unit = 0; unit < side.count; unit += 1) {
    const first = Math.max(0, (grid.limits.from[unit] ?? 0) - 1);
    const last = (grid.limits.to[unit] ?? 0) - 1;
    const end = side.tokenStarts[unit + 1] ?? 0;
    for (let token = side.tokenStarts[unit] ?? 0; token < end; token += 1) {
      collectHits(side, token, postings, { first: first - MOST + 1, last }, found);
      const trust = trustOf(side, token, found.isKnown, weights);
      if (trust > 0) {
        bases[unit] = (bases[unit] ?? 0) + Math.log(1 - trust);
        const room = side.isSign[token] === 1 ? null : words;
        const chance = side.chances[token] ?? 1;
        if (found.count > 0) addGains(gains, found, { first, last, trust, room, chance }, grid, unit);
      }
      for (let at = 0; at < found.count; at += 1) found.hits[found.touched[at] ?? 0] = 0;
    }
  }
  return { gains, bases };
}

/** How sure it is that a token has a counterpart in a right pair. */
function trustOf(side: Side, token: number, isKnown: boolean, weights: Weights): number {
  if (side.isSign[token] !== 1) return isKnown ? weights.word : weights.unknown;
  return Math.min(MOST_TRUST, weights.signs * (side.trusts[token] ?? 0) * (isKnown ? 1 : UNREAD));
}

/** Where a token was found: in the first `count` of `touched`, units of the other side in order, as far as `hits` says. */
type Found = {
  readonly hits: Float64Array;
  readonly touched: Int32Array;
  count: number;
  /** Whether the other text has it anywhere. */
  isKnown: boolean;
};

/** What a token's gain goes by, in units from `first` to `last`. */
type Weight = {
  readonly first: number;
  readonly last: number;
  readonly trust: number;
  /** How likely it is met by chance: in a word of the other text, whose words are summed here, or in a unit of it. */
  readonly chance: number;
  readonly room: Float64Array | null;
};

/** Adds what a token gains to every stretch of units that has one where it was found. */
function addGains(
  gains: readonly Float32Array[],
  { touched, count, hits }: Found,
  { first, last, trust, chance, room }: Weight,
  { ofUnit, ofOther }: Grid,
  unit: number,
): void {
  const missed = Math.log(1 - trust);
  const row = ofUnit[unit] ?? 0;
  for (let size = 1; size <= MOST; size += 1) {
    const table = gains[size - 1] ?? hits;
    let done = first - 1;
    for (let at = 0; at < count; at += 1) {
      const hit = touched[at] ?? 0;
      const most = Math.min(last, hit + size - 1);
      for (let end = Math.max(hit, done + 1); end <= most; end += 1) {
        done = end;
        const start = Math.max(0, end - size + 1);
        let sum = 0;
        for (let one = start; one <= end; one += 1) sum += hits[one] ?? 0;
        const among = room === null ? size : Math.max(1, (room[end + 1] ?? 0) - (room[start] ?? 0));
        const gain = Math.log(1 - trust + (trust * Math.min(1, sum)) / Math.min(MOST_CHANCE, among * chance));
        const cell = row + (ofOther[end] ?? 0);
        table[cell] = (table[cell] ?? 0) + gain - missed;
      }
    }
  }
}

type Search = { readonly first: number; readonly last: number };

/** Adds up in `hits`, which has nothing, how far units of the other side have the token; puts those units in order. */
function collectHits(
  side: Side,
  token: number,
  postings: Postings,
  { first, last }: Search,
  found: Found,
): void {
  const { hits, touched } = found;
  const [from, to] = [side.idStarts[token] ?? 0, side.idStarts[token + 1] ?? 0];
  let count = 0;
  let isKnown = false;
  for (let at = from; at < to; at += 1) {
    const id = side.ids[at] ?? 0;
    const begin = postings.starts[id] ?? 0;
    const end = postings.starts[id + 1] ?? 0;
    if (begin < end) isKnown = true;
    const strength = side.strengths[at] ?? 0;
    for (let posting = lowerBound(postings.units, begin, end, first); posting < end; posting += 1) {
      const unit = postings.units[posting] ?? 0;
      if (unit > last) break;
      if (hits[unit] === 0) {
        touched[count] = unit;
        count += 1;
      }
      hits[unit] = (hits[unit] ?? 0) + strength * (postings.strengths[posting] ?? 0);
    }
  }
  if (to !== from + 1) sortFirst(touched, count);
  found.count = count;
  found.isKnown = isKnown;
}

/** More are sorted as arrays are. */
const FEW = 16;

/** Sorts the first `count` numbers; mostly there are but some. */
function sortFirst(numbers: Int32Array, count: number): void {
  if (count > FEW) {
    numbers.subarray(0, count).sort();
    return;
  }
  for (let at = 1; at < count; at += 1) {
    const number = numbers[at] ?? 0;
    let place = at;
    for (; place > 0 && (numbers[place - 1] ?? 0) > number; place -= 1)
      numbers[place] = numbers[place - 1] ?? 0;
    numbers[place] = number;
  }
}

/** The first place from `begin` on whose value is at least `least`. */
function lowerBound(values: Int32Array, begin: number, end: number, least: number): number {
  let low = begin;
  let high = end;
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
