import type { Span } from "@/lib/quality/core/spans";
import { eachChosenGram, SURE_LENGTH } from "./passage-grams";
import type { PassagePostings } from "./passage-postings";
import type { UnitColumns } from "./unit-columns";

/** A stretch of codes that stands in a unit too; it goes no further on either side. */
export type Passage = Span & {
  readonly id: number;
  /** Where it begins in the unit's key, in code points. */
  readonly startInUnit: number;
  /** Code points of the unit's key. */
  readonly unitLength: number;
};

/** Units of an index that are looked through together. */
export type PassageSource = { readonly columns: UnitColumns; readonly postings: PassagePostings };

/** So many places are compared for one text at most; the rare grams come first, for they tell the most. */
const MOST_PLACES = 40_000;

/**
 * The passages of a text, of 6 code points and more, that stand in units: all of them, as long as the grams they are
 * found by are not so frequent that the bound on the work is reached; then those with rare grams. Bounded, so long
 * texts of stock phrases cost no more.
 */
export function findPassages(codes: Int32Array, sources: readonly PassageSource[]): readonly Passage[] {
  const grams: Gram[] = [];
  for (const source of sources)
    eachChosenGram(codes, { from: 0, to: codes.length }, (place, hash) => {
      const count = source.postings.count(hash);
      if (count > 0) grams.push({ source, place, hash, count });
    });
  grams.sort((one, other) => one.count - other.count || one.place - other.place);
  const passages = new PassageList(codes);
  let left = MOST_PLACES;
  for (const { source, place, hash, count } of grams) {
    if (left <= 0) break;
    source.postings.each(hash, left, (row, at) => passages.add(source.columns, row, { place, at }));
    left -= count;
  }
  return passages.found;
}

type Gram = {
  readonly source: PassageSource;
  readonly place: number;
  readonly hash: number;
  readonly count: number;
};

class PassageList {
  readonly found: Passage[] = [];
  /** Of each unit part where passages began, in the text and in the codes of all units: another gram may find the same. */
  private readonly seen = new Map<UnitColumns, Set<number>>();

  constructor(private readonly codes: Int32Array) {}

  /** Adds what is around a place of the text and a place of the units' codes, if it is the same and long enough. */
  add(columns: UnitColumns, row: number, { place, at }: { place: number; at: number }): void {
    if (columns.removed[row] === 1) return;
    const [first, end] = [columns.starts[row] ?? 0, columns.starts[row + 1] ?? 0];
    let before = 0;
    while (at - before > first && place > before && this.isSame(columns, place - before - 1, at - before - 1))
      before += 1;
    let after = 0;
    while (
      at + after < end &&
      place + after < this.codes.length &&
      this.isSame(columns, place + after, at + after)
    )
      after += 1;
    if (before + after < SURE_LENGTH || this.wasSeen(columns, place - before, at - before)) return;
    this.found.push({
      start: place - before,
      end: place + after,
      id: columns.ids[row] ?? 0,
      startInUnit: at - before - first,
      unitLength: end - first,
    });
  }

  private isSame(columns: UnitColumns, place: number, at: number): boolean {
    return this.codes[place] === columns.codes[at];
  }

  private wasSeen(columns: UnitColumns, place: number, at: number): boolean {
    let seen = this.seen.get(columns);
    if (seen === undefined) {
      seen = new Set();
      this.seen.set(columns, seen);
    }
    const pair = place * 2 ** 32 + at;
    if (seen.has(pair)) return true;
    seen.add(pair);
    return false;
  }
}
