import { firstFrom } from "./order";
import { eachChosenGram, hashGram } from "./passage-grams";
import type { UnitColumns } from "./unit-columns";

const FEWEST_BUCKETS = 256;

/** Where the chosen grams of all units stand, by their hashes. */
export class PassagePostings {
  private readonly columns: UnitColumns;
  /** Places in the columns' codes, those of one bucket together. */
  private readonly places: Uint32Array;
  private readonly firsts: Uint32Array;
  private readonly mask: number;

  constructor(columns: UnitColumns) {
    this.columns = columns;
    const chosen = choosePlaces(columns);
    const buckets = Math.max(FEWEST_BUCKETS, 2 ** Math.ceil(Math.log2(chosen.length / 2 + 1)));
    this.mask = buckets - 1;
    const next = new Uint32Array(buckets + 1);
    for (const place of chosen) {
      const bucket = this.bucketAt(place) + 1;
      next[bucket] = (next[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= buckets; bucket += 1)
      next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
    this.firsts = next.slice();
    this.places = new Uint32Array(chosen.length);
    for (const place of chosen) {
      const bucket = this.bucketAt(place);
      const at = next[bucket] ?? 0;
      this.places[at] = place;
      next[bucket] = at + 1;
    }
  }

  get bytes(): number {
    return this.places.byteLength + this.firsts.byteLength;
  }

  /** How many places there are of grams with this hash; some may be of others. */
  count(hash: number): number {
    const bucket = hash & this.mask;
    return (this.firsts[bucket + 1] ?? 0) - (this.firsts[bucket] ?? 0);
  }

  /** Calls `visit` with each of these places, `most` at most: a row, and the place in the columns' codes. */
  each(hash: number, most: number, visit: (row: number, place: number) => void): void {
    const bucket = hash & this.mask;
    const from = this.firsts[bucket] ?? 0;
    const to = Math.min(this.firsts[bucket + 1] ?? 0, from + most);
    for (let at = from; at < to; at += 1) {
      const place = this.places[at] ?? 0;
      visit(this.rowOf(place), place);
    }
  }

  private rowOf(place: number): number {
    const { starts, size } = this.columns;
    return firstFrom((row) => starts[row + 1] ?? 0, place + 1, { from: 0, to: size });
  }

  private bucketAt(place: number): number {
    return hashGram(this.columns.codes, place) & this.mask;
  }
}

/** Where the chosen grams of all rows begin. */
function choosePlaces({ codes, starts, size }: UnitColumns): Uint32Array {
  let places = new Uint32Array(64 + (starts[size] ?? 0) / 2);
  let count = 0;
  for (let row = 0; row < size; row += 1)
    eachChosenGram(codes, { from: starts[row] ?? 0, to: starts[row + 1] ?? 0 }, (place) => {
      if (count === places.length) {
        const wider = new Uint32Array(count * 2);
        wider.set(places);
        places = wider;
      }
      places[count] = place;
      count += 1;
    });
  return places.subarray(0, count);
}
