import { CharacterBits } from "./character-bits";
import { firstFrom, orderOf } from "./order";
import { PassagePostings } from "./passage-postings";
import { ROWS_A_STEP, type Steps } from "./steps";
import type { UnitColumns } from "./unit-columns";

/** Fewer rows than this are compared one by one: asking which of them can be similar would cost more. */
const FEW = 8;

type Parts = {
  readonly bits: CharacterBits;
  readonly byId: Uint32Array;
  readonly lengths: readonly number[];
  readonly firsts: readonly number[];
  readonly postings: PassagePostings;
};

/**
 * Units that are searched together, in the order of their lengths; nothing is added to them, and a removed one is only
 * marked. Rows are found by their length and characters, and exact ones by their hash.
 */
export class UnitRun {
  readonly columns: UnitColumns;
  readonly postings: PassagePostings;
  removedCount = 0;
  /** The lengths that occur, the shorter first; rows of `lengths[i]` go from `firsts[i]` to `firsts[i + 1]`. */
  private readonly lengths: Uint32Array;
  private readonly firsts: Uint32Array;
  private readonly bits: CharacterBits;
  private readonly byId: Uint32Array;
  private readonly found: Uint32Array;

  private constructor(columns: UnitColumns, parts: Parts) {
    this.columns = columns;
    this.bits = parts.bits;
    this.byId = parts.byId;
    this.lengths = Uint32Array.from(parts.lengths);
    this.firsts = Uint32Array.from([...parts.firsts, columns.size]);
    this.found = new Uint32Array(this.mostOfOneLength());
    this.postings = parts.postings;
  }

  /** @param unordered every row in it is taken over */
  static *of(unordered: UnitColumns): Steps<UnitRun> {
    const columns = yield* unordered.ordered();
    const byId = yield* orderOf(columns.ids.subarray(0, columns.size));
    const bits = new CharacterBits(columns.size);
    const [lengths, firsts]: [number[], number[]] = [[], []];
    for (let row = 0; row < columns.size; row += 1) {
      if (row % ROWS_A_STEP === 0) yield;
      const length = columns.lengthOf(row);
      if (lengths.at(-1) !== length) {
        lengths.push(length);
        firsts.push(row);
      }
      const end = columns.starts[row + 1] ?? 0;
      for (let at = columns.starts[row] ?? 0; at < end; at += 1) bits.mark(row, columns.codes[at] ?? 0);
    }
    const postings = yield* PassagePostings.of(columns);
    return new UnitRun(columns, { bits, byId, lengths, firsts, postings });
  }

  get size(): number {
    return this.columns.size - this.removedCount;
  }

  get bytes(): number {
    const own = [this.lengths, this.firsts, this.byId, this.found];
    const held = this.columns.bytes + this.bits.bytes + this.postings.bytes;
    return held + own.reduce((sum, array) => sum + array.byteLength, 0);
  }

  /** Whether the unit was there. */
  remove(id: number): boolean {
    const { ids, removed, size } = this.columns;
    const idAt = (place: number): number => ids[this.byId[place] ?? 0] ?? 0;
    for (
      let place = firstFrom(idAt, id, { from: 0, to: size });
      idAt(place) === id && place < size;
      place += 1
    ) {
      const row = this.byId[place] ?? 0;
      if (removed[row] === 1) continue;
      removed[row] = 1;
      this.removedCount += 1;
      return true;
    }
    return false;
  }

  /** Calls `visit` for the rows with this length and hash, removed ones too. */
  eachWithHash(length: number, hash: number, visit: (row: number) => void): void {
    const { hashes } = this.columns;
    const { from, to } = this.rowsOf(this.placeOf(length), length);
    let row = firstFrom((at) => hashes[at] ?? 0, hash, { from, to });
    for (; row < to && hashes[row] === hash; row += 1) visit(row);
  }

  /** The marks of a key, for `eachLike`. */
  marksOf(codes: ArrayLike<number>): Int32Array {
    return this.bits.marksOf(codes);
  }

  /**
   * Calls `visit` for the rows of this length that may be as near as `most` edits to the text with these marks, removed
   * ones too.
   */
  eachLike(place: number, marks: Int32Array, most: number, visit: (row: number) => void): void {
    const rows = this.rowsOf(place, this.lengthAt(place));
    if (rows.to - rows.from <= FEW) {
      for (let row = rows.from; row < rows.to; row += 1) visit(row);
      return;
    }
    const count = this.bits.find(marks, rows, most, this.found);
    // Of equal ones the newer stand last as a rule: they come first, for then the older need not be kept and dropped again.
    for (let at = count - 1; at >= 0; at -= 1) visit(this.found[at] ?? 0);
  }

  /** The place in the list of lengths of the first that is not shorter. */
  placeOf(length: number): number {
    return firstFrom((place) => this.lengths[place] ?? 0, length, { from: 0, to: this.lengths.length });
  }

  /** The length at a place of the list; NaN outside of it. */
  lengthAt(place: number): number {
    return this.lengths[place] ?? Number.NaN;
  }

  private rowsOf(place: number, length: number): { from: number; to: number } {
    if (this.lengths[place] !== length) return { from: 0, to: 0 };
    return { from: this.firsts[place] ?? 0, to: this.firsts[place + 1] ?? 0 };
  }

  private mostOfOneLength(): number {
    return this.lengths.reduce((most, length, place) => {
      const { from, to } = this.rowsOf(place, length);
      return Math.max(most, to - from);
    }, 0);
  }
}
