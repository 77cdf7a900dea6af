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

/** So many places are compared for one text at most, fewer where they go on for long; the rare grams come first, for they tell the most. */
const MOST_PLACES = 40_000;
/** Code points that take as long to compare as it takes to come to a place. */
const PACE = 16;

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
  for (const { source, place, hash } of grams) {
    if (left <= 0) break;
    source.postings.each(hash, left, (row, at) => {
      if (left <= 0) return;
      left -= 1 + passages.add(source.columns, row, { place, at }) / PACE;
    });
  }
  return passages.found;
}

type Gram = {
  readonly source: PassageSource;
  readonly place: number;
  readonly hash: number;
  readonly count: number;
};

/** What was found in the same units: where it begins in both, as one number; the last of each distance between these. */
type Found = { readonly begun: Set<number>; readonly last: Map<number, Span> };

class PassageList {
  readonly found: Passage[] = [];
  private readonly known = new Map<UnitColumns, Found>();

  constructor(private readonly codes: Int32Array) {}

  /**
   * Adds what is around a place of the text and a place of the units' codes, if it is the same and long enough.
   *
   * @returns how many code points were compared
   */
  add(columns: UnitColumns, row: number, { place, at }: { place: number; at: number }): number {
    if (columns.removed[row] === 1 || this.isCovered(columns, place, at)) return 0;
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
    const span = { start: place - before, end: place + after };
    if (before + after >= SURE_LENGTH && this.isNew(columns, span, at - before))
      this.found.push({
        ...span,
        id: columns.ids[row] ?? 0,
        startInUnit: at - before - first,
        unitLength: end - first,
      });
    return before + after;
  }

  private isSame(columns: UnitColumns, place: number, at: number): boolean {
    return this.codes[place] === columns.codes[at];
  }

  /** Whether the places lie in what was last found as far from each other. */
  private isCovered(columns: UnitColumns, place: number, at: number): boolean {
    const last = this.foundIn(columns).last.get(at - place);
    return last !== undefined && last.start <= place && place < last.end;
  }

  private isNew(columns: UnitColumns, span: Span, at: number): boolean {
    const { begun, last } = this.foundIn(columns);
    const pair = span.start * 2 ** 32 + at;
    if (begun.has(pair)) return false;
    begun.add(pair);
    last.set(at - span.start, span);
    return true;
  }

  private foundIn(columns: UnitColumns): Found {
    let found = this.known.get(columns);
    if (found === undefined) {
      found = { begun: new Set(), last: new Map() };
      this.known.set(columns, found);
    }
    return found;
  }
}
