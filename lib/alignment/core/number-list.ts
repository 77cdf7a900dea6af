/**
 * A list of numbers that grows, at four bytes each: as ordinary lists, those of a book would hold three times as much.
 */
export class NumberList {
  length = 0;
  private numbers = new Float32Array(64);

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const wider = new Float32Array(this.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.length] = value;
    this.length += 1;
  }

  /** Whole numbers below 2^24 come back as they were. */
  toIntegers(): Int32Array {
    return Int32Array.from(this.numbers.subarray(0, this.length));
  }

  toFloats(): Float32Array {
    return this.numbers.slice(0, this.length);
  }
}
