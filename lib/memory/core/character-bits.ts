const MULTIPLIER = 0x9e3779b1;

/** Characters share this many marks; fewer let more texts through that are then compared in vain. */
const DEFAULT_LOG_MARKS = 8;

/** Marks looked at between two questions whether any text of a word is still in the running. */
const STRIDE = 8;

/**
 * For each of 256 marks, a bit for every text that has a character with this mark. A text that differs from another by
 * `k` edits lacks at most `k` of its different characters, and so at most `k` of its marks: how many it lacks is
 * counted for 32 texts at once, with one bit of all the counts in a word.
 */
export class CharacterBits {
  private readonly words: number;
  private readonly bits: Int32Array;
  private readonly shift: number;
  /** How many texts have each mark: what is rare is looked at first. */
  private readonly counts: Uint32Array;

  /** @param texts how many there are */
  constructor(texts: number, logMarks = DEFAULT_LOG_MARKS) {
    this.words = Math.ceil(texts / 32);
    this.shift = 32 - logMarks;
    this.bits = new Int32Array(this.words << logMarks);
    this.counts = new Uint32Array(1 << logMarks);
  }

  get bytes(): number {
    return this.bits.byteLength + this.counts.byteLength;
  }

  /** Notes that a text has a character. */
  mark(text: number, code: number): void {
    const mark = this.markOf(code);
    const at = mark * this.words + (text >>> 5);
    const before = this.bits[at] ?? 0;
    const after = before | (1 << (text & 31));
    if (after === before) return;
    this.bits[at] = after;
    this.counts[mark] = (this.counts[mark] ?? 0) + 1;
  }

  /** The marks of a text, each once, the rare ones first, as `find` wants them. */
  marksOf(codes: ArrayLike<number>): Int32Array {
    const marks = new Set<number>();
    for (let at = 0; at < codes.length; at += 1) marks.add(this.markOf(codes[at] ?? 0));
    return Int32Array.from(marks).sort(
      (one, other) => (this.counts[one] ?? 0) - (this.counts[other] ?? 0) || one - other,
    );
  }

  /**
   * Writes the texts from `from` to `to` (exclusive) that lack at most `most` of the marks into `found`, in order.
   *
   * @returns how many
   */
  find(
    marks: Int32Array,
    { from, to }: { from: number; to: number },
    most: number,
    found: Uint32Array,
  ): number {
    let count = 0;
    for (let word = from >>> 5; word << 5 < to; word += 1) {
      let within = marks.length <= most ? -1 : this.lackingAtMost(marks, word, most);
      if (word << 5 < from) within &= -1 << (from & 31);
      if ((word + 1) << 5 > to) within &= ~(-1 << (to & 31));
      for (; within !== 0; within &= within - 1) {
        found[count] = (word << 5) + 31 - Math.clz32(within & -within);
        count += 1;
      }
    }
    return count;
  }

  private markOf(code: number): number {
    return Math.imul(code, MULTIPLIER) >>> this.shift;
  }

  /** The texts of a word that lack `most` or fewer, as bits. Eight words hold the counts, which go to 256 and stay. */
  private lackingAtMost(marks: Int32Array, word: number, most: number): number {
    const { bits, words } = this;
    let [p0, p1, p2, p3, p4, p5, p6, p7, over] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (let at = 0; at < marks.length; ) {
      const until = Math.min(marks.length, Math.max(at + STRIDE, most + 1));
      for (; at < until; at += 1) {
        let carry = ~(bits[(marks[at] ?? 0) * words + word] ?? 0);
        let next = p0 & carry;
        p0 ^= carry;
        carry = p1 & next;
        p1 ^= next;
        next = p2 & carry;
        p2 ^= carry;
        carry = p3 & next;
        p3 ^= next;
        if (carry === 0) continue;
        next = p4 & carry;
        p4 ^= carry;
        carry = p5 & next;
        p5 ^= next;
        next = p6 & carry;
        p6 ^= carry;
        over |= p7 & next;
        p7 ^= next;
      }
      const within = ~(over | moreThan(most, p7, p6, p5, p4, p3, p2, p1, p0));
      if (within === 0 || at >= marks.length) return within;
    }
    return -1;
  }
}

/** Where the counts, whose bits are in `p7` (128) down to `p0` (1), are above `most`, which is below 256. */
function moreThan(
  most: number,
  p7: number,
  p6: number,
  p5: number,
  p4: number,
  p3: number,
  p2: number,
  p1: number,
  p0: number,
): number {
  // From the lowest bit up: above stays where the higher bits are equal, and is decided anew where they are not.
  let above = (most & 1) !== 0 ? 0 : p0;
  above = (most & 2) !== 0 ? p1 & above : p1 | above;
  above = (most & 4) !== 0 ? p2 & above : p2 | above;
  above = (most & 8) !== 0 ? p3 & above : p3 | above;
  above = (most & 16) !== 0 ? p4 & above : p4 | above;
  above = (most & 32) !== 0 ? p5 & above : p5 | above;
  above = (most & 64) !== 0 ? p6 & above : p6 | above;
  return (most & 128) !== 0 ? p7 & above : p7 | above;
}
