import type { Weights } from "./model";
import { NumberList } from "./number-list";

/**
 * What a text's units say, as flat arrays. A token (a word, an amount, a mark) carries ids with strengths: what it may
 * be on the other side. Two tokens speak for each other when they share ids.
 */
export type Side = {
  /** How many units. */
  readonly count: number;
  /** Of each unit: its length, and how many tokens of it are words. */
  readonly sizes: Float64Array;
  readonly words: Float64Array;
  /** `tokenStarts[unit]` to `tokenStarts[unit + 1]` are the tokens of a unit; `idStarts` the same for ids of tokens. */
  readonly tokenStarts: Int32Array;
  readonly idStarts: Int32Array;
  readonly ids: Int32Array;
  readonly strengths: Float32Array;
  /** Of each token: how sure one may be that a sign has a counterpart in a right pair; whether it is one. */
  readonly trusts: Float32Array;
  readonly isSign: Uint8Array;
  /** Of each token: how likely one meets it by chance, among words or in a unit. */
  readonly chances: Float64Array;
  /** Of each token the number of what it is counted by: the same word has the same. */
  readonly keys: Int32Array;
};

/** Both sides as they were read, and how many ids they share. */
export type Texts = { readonly source: Side; readonly target: Side; readonly ids: number };

/** A token while a unit is read. `key` is what it is counted by. */
export type Token = {
  readonly key: string;
  readonly ids: readonly number[];
  /** Of each of the ids. */
  readonly strengths: readonly number[];
  readonly trust: number;
  readonly isSign: boolean;
  /** How often a word stands in texts at large, as a share of all words. */
  readonly common: number;
};

export type ReadUnit = { readonly size: number; readonly tokens: readonly Token[] };

/** Collects units one by one, so that a book need not be held twice. */
export class SideBuilder {
  constructor(private readonly weights: Weights) {}
  private readonly sizes: number[] = [];
  private readonly words: number[] = [];
  private readonly tokenStarts: number[] = [0];
  private readonly idStarts: number[] = [0];
  private readonly ids = new NumberList();
  private readonly strengths = new NumberList();
  private readonly trusts: number[] = [];
  private readonly signs: number[] = [];
  private readonly keys: number[] = [];
  private readonly commons: number[] = [];
  private readonly numbers = new Map<string, number>();

  add({ size, tokens }: ReadUnit): void {
    let words = 0;
    for (const { key, ids, strengths, trust, isSign, common } of tokens) {
      for (let at = 0; at < ids.length; at += 1) {
        this.ids.push(ids[at] ?? 0);
        this.strengths.push(strengths[at] ?? 0);
      }
      this.idStarts.push(this.ids.length);
      this.trusts.push(trust);
      this.signs.push(isSign ? 1 : 0);
      this.keys.push(this.numberOf(key));
      this.commons.push(common);
      if (!isSign) words += 1;
    }
    this.sizes.push(size);
    this.words.push(words);
    this.tokenStarts.push(this.trusts.length);
  }

  private numberOf(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size);
    return this.numbers.size - 1;
  }

  finish(): Side {
    return {
      count: this.sizes.length,
      sizes: Float64Array.from(this.sizes),
      words: Float64Array.from(this.words),
      tokenStarts: Int32Array.from(this.tokenStarts),
      idStarts: Int32Array.from(this.idStarts),
      ids: this.ids.toIntegers(),
      strengths: this.strengths.toFloats(),
      trusts: Float32Array.from(this.trusts),
      isSign: Uint8Array.from(this.signs),
      chances: this.chances(),
      keys: Int32Array.from(this.keys),
    };
  }

  private chances(): Float64Array {
    const counts = new Float64Array(this.numbers.size);
    let words = 0;
    this.keys.forEach((key, token) => {
      counts[key] = (counts[key] ?? 0) + 1;
      if (this.signs[token] === 0) words += 1;
    });
    return Float64Array.from(this.keys, (key, token) => {
      const count = counts[key] ?? 0;
      if (this.signs[token] === 1)
        return Math.min(0.9, (count + 1) / (this.sizes.length + this.weights.moreUnits));
      return (count + this.weights.large * (this.commons[token] ?? 0)) / (words + this.weights.large);
    });
  }
}

/** The units in which each id stands, with its strength in them summed: `units[starts[id]]` and on, in order. */
export type Postings = {
  readonly starts: Int32Array;
  readonly units: Int32Array;
  readonly strengths: Float32Array;
};

/** Where each id stands on a side. */
export function collectPostings(side: Side, ids: number): Postings {
  const last = new Int32Array(ids).fill(-1);
  const starts = new Int32Array(ids + 1);
  forEachId(side, (unit, id) => {
    if (last[id] === unit) return;
    last[id] = unit;
    starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  });
  for (let id = 0; id < ids; id += 1) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const units = new Int32Array(starts[ids] ?? 0);
  const strengths = new Float32Array(units.length);
  const ends = starts.slice();
  last.fill(-1);
  forEachId(side, (unit, id, strength) => {
    let at = ends[id] ?? 0;
    if (last[id] === unit) at -= 1;
    else {
      last[id] = unit;
      units[at] = unit;
      ends[id] = at + 1;
    }
    strengths[at] = (strengths[at] ?? 0) + strength;
  });
  return { starts, units, strengths };
}

function forEachId(side: Side, visit: (unit: number, id: number, strength: number) => void): void {
  for (let unit = 0; unit < side.count; unit += 1) {
    const from = side.idStarts[side.tokenStarts[unit] ?? 0] ?? 0;
    const to = side.idStarts[side.tokenStarts[unit + 1] ?? 0] ?? 0;
    for (let at = from; at < to; at += 1) visit(unit, side.ids[at] ?? 0, side.strengths[at] ?? 0);
  }
}
