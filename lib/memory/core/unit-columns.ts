import type { Context } from "./context";
import { hashCodes } from "./hash";
import { codesOf } from "./memory-key";
import { orderOf } from "./order";
import type { OriginBits } from "./score";
import { ROWS_A_STEP, type Steps } from "./steps";

/** What the index keeps of a unit; its texts stay where they are stored, under `id`, a whole number from 0. */
export type IndexedUnit = {
  readonly id: number;
  /** `MemoryKey.text` of its source. */
  readonly key: string;
  readonly numbersHash: number;
  readonly formHash: number;
  readonly before: Context;
  readonly after: Context;
  readonly origins: OriginBits;
  /** A number that stands for the project it comes from, below 65,536. */
  readonly project: number;
};

type Codes = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Units in columns: a million of objects would take several times the memory. Rows are in the order they came. */
export class UnitColumns {
  size = 0;
  ids = new Float64Array(16);
  /** Of the key's codes. */
  hashes = new Uint32Array(16);
  /** The codes of row `i` are `codes` from `starts[i]` to `starts[i + 1]`. */
  starts = new Uint32Array(17);
  /** Of 16 bits while no code needs more: Chinese seldom does. */
  codes: Codes = new Uint16Array(256);
  numbers = new Uint32Array(16);
  forms = new Uint32Array(16);
  befores = new Uint32Array(16);
  afters = new Uint32Array(16);
  origins = new Uint8Array(16);
  projects = new Uint16Array(16);
  /** 1 for rows that are there no more. */
  removed = new Uint8Array(16);

  get bytes(): number {
    return [
      this.ids,
      this.hashes,
      this.starts,
      this.codes,
      this.numbers,
      this.forms,
      this.befores,
      this.afters,
      this.origins,
      this.projects,
      this.removed,
    ].reduce((sum, column) => sum + column.byteLength, 0);
  }

  lengthOf(row: number): number {
    return (this.starts[row + 1] ?? 0) - (this.starts[row] ?? 0);
  }

  append(unit: IndexedUnit): void {
    const codes = codesOf(unit.key);
    const row = this.extend(codes, 0, codes.length);
    this.ids[row] = unit.id;
    this.hashes[row] = hashCodes(codes);
    this.numbers[row] = unit.numbersHash;
    this.forms[row] = unit.formHash;
    this.befores[row] = unit.before;
    this.afters[row] = unit.after;
    this.origins[row] = unit.origins;
    this.projects[row] = unit.project;
  }

  /** Appends those rows of other columns that are still there. */
  *appendAll(from: UnitColumns): Steps<void> {
    for (let row = 0; row < from.size; row += 1) {
      if (from.removed[row] === 0) this.appendRow(from, row);
      if (row % ROWS_A_STEP === 0) yield;
    }
  }

  /** The same rows, the shorter keys first, those of one length by hash. */
  *ordered(): Steps<UnitColumns> {
    const keys = new Float64Array(this.size);
    for (let row = 0; row < this.size; row += 1) {
      if (row % ROWS_A_STEP === 0) yield;
      keys[row] = this.lengthOf(row) * 2 ** 32 + (this.hashes[row] ?? 0);
    }
    const sorted = new UnitColumns();
    sorted.reserve(this.size, this.starts[this.size] ?? 0);
    for (const row of yield* orderOf(keys)) {
      sorted.appendRow(this, row);
      if (sorted.size % ROWS_A_STEP === 0) yield;
    }
    return sorted;
  }

  private appendRow(from: UnitColumns, row: number): void {
    const to = this.extend(from.codes, from.starts[row] ?? 0, from.starts[row + 1] ?? 0);
    this.ids[to] = from.ids[row] ?? 0;
    this.hashes[to] = from.hashes[row] ?? 0;
    this.numbers[to] = from.numbers[row] ?? 0;
    this.forms[to] = from.forms[row] ?? 0;
    this.befores[to] = from.befores[row] ?? 0;
    this.afters[to] = from.afters[row] ?? 0;
    this.origins[to] = from.origins[row] ?? 0;
    this.projects[to] = from.projects[row] ?? 0;
  }

  /** Makes a row with these codes, and gives it. */
  private extend(codes: ArrayLike<number>, from: number, to: number): number {
    const row = this.size;
    let at = this.starts[row] ?? 0;
    this.reserve(row + 1, at + to - from);
    for (let place = from; place < to; place += 1, at += 1) {
      const code = codes[place] ?? 0;
      if (code > 0xffff && this.codes instanceof Uint16Array) this.codes = new Uint32Array(this.codes);
      this.codes[at] = code;
    }
    this.starts[row + 1] = at;
    this.size = row + 1;
    return row;
  }

  private reserve(rows: number, codes: number): void {
    if (rows > this.ids.length) {
      const room = Math.max(rows, this.ids.length * 2);
      this.ids = widen(this.ids, new Float64Array(room));
      this.hashes = widen(this.hashes, new Uint32Array(room));
      this.starts = widen(this.starts, new Uint32Array(room + 1));
      this.numbers = widen(this.numbers, new Uint32Array(room));
      this.forms = widen(this.forms, new Uint32Array(room));
      this.befores = widen(this.befores, new Uint32Array(room));
      this.afters = widen(this.afters, new Uint32Array(room));
      this.origins = widen(this.origins, new Uint8Array(room));
      this.projects = widen(this.projects, new Uint16Array(room));
      this.removed = widen(this.removed, new Uint8Array(room));
    }
    if (codes > this.codes.length) {
      const room = Math.max(codes, this.codes.length * 2);
      this.codes = widen(
        this.codes,
        this.codes instanceof Uint16Array ? new Uint16Array(room) : new Uint32Array(room),
      );
    }
  }
}

function widen<Column extends { set(values: ArrayLike<number>): void }>(
  old: ArrayLike<number>,
  wider: Column,
): Column {
  wider.set(old);
  return wider;
}
