/** Of a bit vector. */
const WORD = 32;
const BASIC_PLANE = 0x10000;

/** Numbers of the symbols of a pattern, from 1. */
type Symbols = { readonly basic: Uint16Array; readonly others: ReadonlyMap<number, number> };

/**
 * A text made ready to be compared with many: Myers' bit vectors (JACM 46(3), 1999), in blocks of 32 as Hyyrö has them
 * (2003), so that a column of the table costs a few operations for each 32 code points of the pattern; of these, 65,535 at most.
 */
export class EditPattern {
  readonly length: number;
  private readonly blocks: number;
  /** Of each symbol its `blocks` words, with a bit where the pattern has it; symbol 0 is nowhere in it. */
  private readonly places: Int32Array;
  private readonly symbols: Symbols;
  /** How often the pattern has each symbol, and what is left of that while a text is counted off. */
  private readonly counts: Int32Array;
  private readonly left: Int32Array;
  private readonly positive: Int32Array;
  private readonly negative: Int32Array;

  constructor(codes: ArrayLike<number>) {
    this.length = codes.length;
    this.blocks = Math.max(1, Math.ceil(codes.length / WORD));
    const { symbols, count } = numberSymbols(codes);
    this.symbols = symbols;
    this.places = new Int32Array((count + 1) * this.blocks);
    this.counts = new Int32Array(count + 1);
    this.left = new Int32Array(count + 1);
    for (let at = 0; at < codes.length; at += 1) {
      const symbol = this.symbolOf(codes[at] ?? 0);
      this.counts[symbol] = (this.counts[symbol] ?? 0) + 1;
      const word = symbol * this.blocks + (at >>> 5);
      this.places[word] = (this.places[word] ?? 0) | (1 << (at & 31));
    }
    this.positive = new Int32Array(this.blocks);
    this.negative = new Int32Array(this.blocks);
  }

  /**
   * How many code points must be put in, left out or replaced to make one text of the other (Levenshtein), if not more
   * than `most`; otherwise some number above `most`. The text is `codes` from `from` to `to`.
   */
  distance(codes: ArrayLike<number>, from: number, to: number, most: number): number {
    if (Math.abs(to - from - this.length) > most) return most + 1;
    if (this.length === 0) return to - from;
    if (this.blocks === 1) return this.inOneWord(codes, from, to, most);
    // Each edit changes one character: texts with less in common are farther apart, wherever it stands.
    if (Math.max(this.length, to - from) - this.countCommon(codes, from, to) > most) return most + 1;
    return this.inBlocks(codes, from, to, most);
  }

  /** How many characters both texts have in common, in whatever order, each as often as in both. */
  private countCommon(codes: ArrayLike<number>, from: number, to: number): number {
    const { left } = this;
    left.set(this.counts);
    let common = 0;
    for (let at = from; at < to; at += 1) {
      const symbol = this.symbolOf(codes[at] ?? 0);
      const rest = left[symbol] ?? 0;
      if (rest === 0) continue;
      left[symbol] = rest - 1;
      common += 1;
    }
    return common;
  }

  private symbolOf(code: number): number {
    const { basic, others } = this.symbols;
    return code < BASIC_PLANE ? (basic[code] ?? 0) : (others.get(code) ?? 0);
  }

  private inOneWord(codes: ArrayLike<number>, from: number, to: number, most: number): number {
    const { places } = this;
    const last = 1 << (this.length - 1);
    let [positive, negative, score] = [-1, 0, this.length];
    for (let at = from; at < to; at += 1) {
      const equal = places[this.symbolOf(codes[at] ?? 0)] ?? 0;
      const diagonal = equal | negative;
      const horizontal = (((equal & positive) + positive) ^ positive) | equal;
      let up = negative | ~(horizontal | positive);
      let down = positive & horizontal;
      if ((up & last) !== 0) score += 1;
      else if ((down & last) !== 0) score -= 1;
      // Each column that is left can bring it down by one at most.
      if (score - (to - at - 1) > most) return most + 1;
      up = (up << 1) | 1;
      down <<= 1;
      positive = down | ~(diagonal | up);
      negative = up & diagonal;
    }
    return score;
  }

  private inBlocks(codes: ArrayLike<number>, from: number, to: number, most: number): number {
    const { blocks, places, positive, negative } = this;
    positive.fill(-1);
    negative.fill(0);
    const lastBlock = blocks - 1;
    const lastBit = (this.length - 1) & 31;
    let score = this.length;
    for (let at = from; at < to; at += 1) {
      const base = this.symbolOf(codes[at] ?? 0) * blocks;
      // What comes in from above: in the first row each column is one more than the last.
      let carry = 1;
      for (let block = 0; block < blocks; block += 1) {
        const [pv, mv] = [positive[block] ?? 0, negative[block] ?? 0];
        let equal = places[base + block] ?? 0;
        const diagonal = equal | mv;
        if (carry < 0) equal |= 1;
        const horizontal = (((equal & pv) + pv) ^ pv) | equal;
        let up = mv | ~(horizontal | pv);
        let down = pv & horizontal;
        const bit = block === lastBlock ? lastBit : 31;
        const out = ((up >>> bit) & 1) - ((down >>> bit) & 1);
        up <<= 1;
        down <<= 1;
        if (carry < 0) down |= 1;
        else if (carry > 0) up |= 1;
        positive[block] = down | ~(diagonal | up);
        negative[block] = up & diagonal;
        carry = out;
      }
      score += carry;
      if (score - (to - at - 1) > most) return most + 1;
    }
    return score;
  }
}

function numberSymbols(codes: ArrayLike<number>): { symbols: Symbols; count: number } {
  const basic = new Uint16Array(BASIC_PLANE);
  const others = new Map<number, number>();
  let count = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code < BASIC_PLANE ? basic[code] !== 0 : others.has(code)) continue;
    count += 1;
    if (code < BASIC_PLANE) basic[code] = count;
    else others.set(code, count);
  }
  return { symbols: { basic, others }, count };
}
