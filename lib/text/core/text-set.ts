/**
 * Which texts were seen, in 16 bytes or so for each however long it is: a file may have millions of ids. Texts are told apart by
 * hashes of 64 bits; among a million, two that only look alike are one chance in thirty million.
 */
export class TextSet {
  #size = 0;
  /** Pairs of halves; 0, 0 is a free place. */
  #places = new Uint32Array(2 * 256);

  get size(): number {
    return this.#size;
  }

  has(text: string): boolean {
    const [one, two] = hashOf(text);
    const at = this.#find(one, two);
    return this.#places[at] !== 0 || this.#places[at + 1] !== 0;
  }

  /** @returns false where it is there already */
  add(text: string): boolean {
    const [one, two] = hashOf(text);
    const at = this.#find(one, two);
    if (this.#places[at] !== 0 || this.#places[at + 1] !== 0) return false;
    this.#places[at] = one;
    this.#places[at + 1] = two;
    this.#size += 1;
    if (this.#size * 4 > this.#places.length) this.#grow();
    return true;
  }

  /** Where a hash is, or would be. */
  #find(one: number, two: number): number {
    const places = this.#places;
    const mask = places.length / 2 - 1;
    for (let at = one & mask; ; at = (at + 1) & mask) {
      const [first, second] = [places[2 * at], places[2 * at + 1]];
      if ((first === one && second === two) || (first === 0 && second === 0)) return 2 * at;
    }
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Uint32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 2) {
      const [one = 0, two = 0] = [before[at], before[at + 1]];
      if (one === 0 && two === 0) continue;
      const place = this.#find(one, two);
      this.#places[place] = one;
      this.#places[place + 1] = two;
    }
  }
}

/** Two hashes of 32 bits, never both 0. Source: cyrb53 (bryc, public domain), both of its halves. */
function hashOf(text: string): readonly [number, number] {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2_654_435_761);
    two = Math.imul(two ^ unit, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return [one >>> 0, two >>> 0 || 1];
}
