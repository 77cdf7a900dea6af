import { firstFrom } from "./order";
import { eachChosenGram, hashGram } from "./passage-grams";
import { ROWS_A_STEP, type Steps } from "./steps";
import type { UnitColumns } from "./unit-columns";

const FEWEST_BUCKETS = 256;
const PLACES_A_STEP = 4_096;

type Placed = { readonly places: Uint32Array; readonly firsts: Uint32Array };

/** Where the chosen grams of all units stand, by their hashes. */
export class PassagePostings {
  private readonly columns: UnitColumns;
  /** Places in the columns' codes, those of one bucket together. */
  private readonly places: Uint32Array;
  private readonly firsts: Uint32Array;
  private readonly mask: number;

  private constructor(columns: UnitColumns, { places, firsts }: Placed) {
    this.columns = columns;
    this.places = places;
    this.firsts = firsts;
    this.mask = firsts.length - 2;
  }

  static *of(columns: UnitColumns): Steps<PassagePostings> {
    const chosen = yield* choosePlaces(columns);
    const buckets = Math.max(FEWEST_BUCKETS, 2 ** Math.ceil(Math.log2(chosen.length / 2 + 1)));
    const bucketAt = (place: number): number => hashGram(columns.codes, place) & (buckets - 1);
    const next = new Uint32Array(buckets + 1);
    for (const [at, place] of chosen.entries()) {
      const bucket = bucketAt(place) + 1;
      next[bucket] = (next[bucket] ?? 0) + 1;
      if (at % PLACES_A_STEP === 0) yield;
    }
    for (let bucket = 1; bucket <= buckets; bucket += 1) {
      next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
      if (bucket % PLACES_A_STEP === 0) yield;
    }
    const firsts = next.slice();
    const places = new Uint32Array(chosen.length);
    for (const [count, place] of chosen.entries()) {
      const bucket = bucketAt(place);
      const at = next[bucket] ?? 0;
      places[at] = place;
      next[bucket] = at + 1;
      if (count % PLACES_A_STEP === 0) yield;
    }
    return new PassagePostings(columns, { places, firsts });
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
}

/** Where the chosen grams of all rows begin. */
function* choosePlaces({ codes, starts, size }: UnitColumns): Steps<Uint32Array> {
  let places = new Uint32Array(64 + (starts[size] ?? 0) / 2);
  let count = 0;
  for (let row = 0; row < size; row += 1) {
    if (row % ROWS_A_STEP === 0) yield;
    eachChosenGram(codes, { from: starts[row] ?? 0, to: starts[row + 1] ?? 0 }, (place) => {
      if (count === places.length) {
        const wider = new Uint32Array(count * 2);
        wider.set(places);
        places = wider;
      }
      places[count] = place;
      count += 1;
    });
  }
  return places.subarray(0, count);
}
