import { BREAK, type TokenRow } from "./candidate-tokens";

/** The sequences of one length that stand often enough. Sequences have numbers from 0, in the order of first places. */
export type Grams = {
  readonly size: number;
  /** For each token, the number of the sequence that begins there; -1 when it is rare or meets a break. */
  readonly at: Int32Array;
  readonly counts: readonly number[];
  /** The token at which each first stands. */
  readonly first: readonly number[];
};

/**
 * Counts the sequences of 1 to `longest` tokens, with a pause after each length. A sequence can be frequent only if both its halves without the last
 * and without the first token are, so each length is counted by pairs of numbers of the length before: no strings
 * are made, and what is rare falls away early.
 */
export function* countFrequent(row: TokenRow, longest: number, least: number): Generator<void, Grams[]> {
  const levels: Grams[] = [
    countLevel(row.length, 1, 1, (at) => (row.codes[at] === BREAK ? -1 : (row.codes[at] ?? -1))),
  ];
  for (let size = 2; size <= longest; size += 1) {
    const shorter = levels[size - 2];
    if (shorter === undefined || shorter.counts.length === 0) break;
    yield;
    const base = shorter.counts.length;
    levels.push(
      countLevel(row.length, size, least, (at) => {
        const [left, right] = [shorter.at[at] ?? -1, shorter.at[at + 1] ?? -1];
        return left < 0 || right < 0 ? -1 : left * base + right;
      }),
    );
  }
  return levels;
}

/** `keyAt` names the sequence that begins at a token; -1 for none. */
function countLevel(length: number, size: number, least: number, keyAt: (at: number) => number): Grams {
  const seen = new Map<number, number>();
  const all = new Int32Array(length).fill(-1);
  const counts: number[] = [];
  const first: number[] = [];
  for (let at = 0; at + size <= length; at += 1) {
    const key = keyAt(at);
    if (key < 0) continue;
    let number = seen.get(key);
    if (number === undefined) {
      number = counts.length;
      seen.set(key, number);
      counts.push(0);
      first.push(at);
    }
    counts[number] = (counts[number] ?? 0) + 1;
    all[at] = number;
  }
  return keepFrequent({ size, at: all, counts, first }, least);
}

function keepFrequent({ size, at, counts, first }: Grams, least: number): Grams {
  const renumbered = new Int32Array(counts.length).fill(-1);
  const kept: number[] = [];
  counts.forEach((count, number) => {
    if (count < least) return;
    renumbered[number] = kept.length;
    kept.push(number);
  });
  return {
    size,
    at: at.map((number) => (number < 0 ? -1 : (renumbered[number] ?? -1))),
    counts: kept.map((number) => counts[number] ?? 0),
    first: kept.map((number) => first[number] ?? 0),
  };
}

/**
 * How freely each sequence is used: the entropy in bits of what stands before it or after it, whichever is smaller.
 * Each break counts as a neighbor of its own. Near 0 it is a part of something longer.
 */
export function freedomOf(row: TokenRow, grams: Grams): Float64Array {
  const before = entropies(row, grams, (at) => at - 1);
  const after = entropies(row, grams, (at) => at + grams.size);
  return before.map((bits, number) => Math.min(bits, after[number] ?? 0));
}

function entropies(row: TokenRow, { at, counts }: Grams, neighborOf: (at: number) => number): Float64Array {
  const base = row.codes.reduce((most, code) => Math.max(most, code), 0) + 1;
  const together = new Map<number, number>();
  const bits = new Float64Array(counts.length);
  for (let place = 0; place < row.length; place += 1) {
    const number = at[place] ?? -1;
    if (number < 0) continue;
    const code = row.codes[neighborOf(place)] ?? BREAK;
    if (code === BREAK) addTerm(bits, number, 1 / (counts[number] ?? 1));
    else together.set(number * base + code, (together.get(number * base + code) ?? 0) + 1);
  }
  for (const [key, count] of together) {
    const number = Math.floor(key / base);
    addTerm(bits, number, count / (counts[number] ?? 1));
  }
  return bits;
}

function addTerm(bits: Float64Array, number: number, share: number): void {
  bits[number] = (bits[number] ?? 0) - share * Math.log2(share);
}
