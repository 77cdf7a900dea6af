import { add, type Exact, exact, HALF, multiply, ONE, readDecimal, ZERO } from "./amount-value";
import { ONE_BEFORE, ORDINALS, SCALES, SHORT_SCALES, TENS, UNITS } from "./english-number-words";
import type { Token } from "./english-tokens";

/** A number as it stands in English: "2.2 million", "one hundred and seventy", "twenty-first", "14th". */
export type EnglishNumber = {
  /** The token after it. */
  readonly next: number;
  readonly value: Exact;
  /** The last big unit (million); 1 where there is none. */
  readonly scale: Exact;
  readonly form: "digits" | "words";
  readonly isOrdinal: boolean;
};

/** Reads the number that begins with the token at `first`; null where none does. */
export function readEnglishNumber(tokens: readonly Token[], first: number): EnglishNumber | null {
  const token = tokens[first];
  if (token === undefined) return null;
  return token.kind === "digits" ? readDigits(tokens, first, token) : readWords(tokens, first);
}

/** Whether nothing stands between the token at `at` and the one before. */
export const isAdjacent = (tokens: readonly Token[], at: number): boolean =>
  at > 0 && tokens[at - 1]?.end === tokens[at]?.start;

function readDigits(tokens: readonly Token[], first: number, token: Token): EnglishNumber | null {
  const value = readDecimal(token.word.replace(/[^\d.]/g, ""));
  if (value === null) return null;
  let next = first + 1;
  const suffix = isAdjacent(tokens, next) ? (tokens[next]?.word ?? "") : "";
  if (/^(?:st|nd|rd|th)$/.test(suffix))
    return { next: next + 1, value, scale: ONE, form: "digits", isOrdinal: true };
  let scale = ONE;
  const short = SHORT_SCALES.get(suffix) ?? moneyScale(tokens, first);
  if (short !== undefined) {
    scale = exact(short);
    next += 1;
  } else [scale, next] = readScales(tokens, next);
  return { next, value: multiply(value, scale), scale, form: "digits", isOrdinal: false };
}

const MONEY_SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** With a currency before the number, "m" is a million and no meters; it may stand apart: US$2.5 M. */
function moneyScale(tokens: readonly Token[], first: number): number | undefined {
  const isMoney = "$€£¥".includes(tokens[first - 1]?.word ?? " ");
  return isMoney ? MONEY_SCALES[tokens[first + 1]?.word ?? ""] : undefined;
}

function readScales(tokens: readonly Token[], from: number): [scale: Exact, next: number] {
  let [scale, next] = [ONE, from];
  for (;;) {
    const at = skipHyphen(tokens, next);
    const word = tokens[at]?.word ?? "";
    const isShort = scale === ONE && at === next && /^(?:bn|tn|mn|trn|mln|bln)$/.test(word);
    const factor =
      word === "hundred" ? 100 : (SCALES.get(word) ?? (isShort ? SHORT_SCALES.get(word) : undefined));
    if (factor === undefined) return [scale, next];
    scale = multiply(scale, exact(factor));
    next = at + 1;
  }
}

/** A hyphen between two words of a number. */
export function skipHyphen(tokens: readonly Token[], at: number): number {
  const isHyphen = tokens[at]?.word === "-" && isAdjacent(tokens, at) && isAdjacent(tokens, at + 1);
  return isHyphen ? at + 1 : at;
}

/** Whether the token is a hundred or more that a word for "one" stands before. */
export function isHundredAlone(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  return (word === "hundred" || SCALES.has(word)) && ONE_BEFORE.has(tokens[at - 1]?.word ?? "");
}

function readWords(tokens: readonly Token[], first: number): EnglishNumber | null {
  const reader = new WordReader(tokens, first);
  return reader.read();
}

const VERB = /^(?:is|can|may|must|will|should|would|could|shall|never|no|[a-z]+[^s]s)$/;

class WordReader {
  private total = ZERO;
  private current = 0;
  private fraction = ZERO;
  private scale = ONE;
  private lastScale = Number.POSITIVE_INFINITY;
  private isOrdinal = false;
  private last: "none" | "unit" | "tens" | "hundred" | "scale" | "half" = "none";

  constructor(
    private readonly tokens: readonly Token[],
    private at: number,
  ) {}

  read(): EnglishNumber | null {
    this.skipArticle();
    while (!this.isOrdinal && this.step()) {}
    if (this.last === "none") return null;
    const value = add(this.total, add(exact(this.current), this.fraction));
    const scale = this.last === "hundred" && this.scale === ONE ? exact(100) : this.scale;
    return { next: this.at, value, scale, form: "words", isOrdinal: this.isOrdinal };
  }

  /** "a hundred", "a million"; "the hundred days", "a mere thousand". */
  private skipArticle(): void {
    const [word, next] = [this.wordAt(this.at), this.wordAt(this.at + 1)];
    if (isHundredAlone(this.tokens, this.at)) this.current = 1;
    if ((word === "a" || word === "an") && (next === "hundred" || SCALES.has(next))) {
      this.current = 1;
      this.at += 1;
    }
  }

  private wordAt(at: number): string {
    return this.tokens[at]?.word ?? "";
  }

  /** Takes the next word of the number, if there is one. */
  private step(): boolean {
    const at = this.last === "none" ? this.at : skipHyphen(this.tokens, this.at);
    const word = this.wordAt(at);
    if (
      this.takeUnit(UNITS.get(word)) ||
      this.takeTens(TENS.get(word)) ||
      this.takeHundred(word) ||
      this.takeScale(SCALES.get(word))
    ) {
      this.at = at + 1;
      return true;
    }
    if (this.takeOrdinal(ORDINALS.get(word))) {
      this.at = at + 1;
      return true;
    }
    if (word === "and" && at === this.at) return this.takeAnd();
    return word === "point" && at === this.at && this.takeDecimals();
  }

  private takeUnit(value: number | undefined): boolean {
    if (value === undefined || !this.hasRoomFor(value)) return false;
    if (value === 1 && this.last === "tens" && this.isPronoun()) return false;
    this.current += value;
    this.last = "unit";
    return true;
  }

  /** "at thirty one stands firm": a person, no 31. */
  private isPronoun(): boolean {
    if (this.wordAt(this.at - 2) !== "at" || this.wordAt(this.at) !== "one") return false;
    return VERB.test(this.wordAt(this.at + 1));
  }

  private hasRoomFor(value: number): boolean {
    if (this.last === "unit" || this.last === "half") return false;
    return this.last === "tens" ? value > 0 && value < 10 : value > 0 || this.last === "none";
  }

  private takeTens(value: number | undefined): boolean {
    if (value === undefined || this.last === "unit" || this.last === "tens" || this.last === "half")
      return false;
    this.current += value;
    this.last = "tens";
    return true;
  }

  private takeHundred(word: string): boolean {
    if (word !== "hundred" || this.current === 0 || this.current >= 100) return false;
    this.current *= 100;
    this.last = "hundred";
    return true;
  }

  private takeScale(factor: number | undefined): boolean {
    if (factor === undefined || factor >= this.lastScale) return false;
    if (this.current === 0 && this.fraction.top === 0n) return false;
    this.scale = exact(factor);
    this.total = add(this.total, multiply(add(exact(this.current), this.fraction), this.scale));
    this.current = 0;
    this.fraction = ZERO;
    this.lastScale = factor;
    this.last = "scale";
    return true;
  }

  /** The last word of an ordinal after others: twenty-first, one hundred and fifth. */
  private takeOrdinal(value: number | undefined): boolean {
    if (value === undefined || this.last === "none" || this.last === "unit" || this.last === "half")
      return false;
    if (this.last === "tens" && value >= 10) return false;
    this.current += value;
    this.isOrdinal = true;
    return true;
  }

  /** "a hundred and seventy", "two and a half". */
  private takeAnd(): boolean {
    const next = this.wordAt(this.at + 1);
    if (next === "a" && this.wordAt(this.at + 2) === "half" && this.last !== "none") {
      if (this.last === "scale") this.total = add(this.total, multiply(this.scale, HALF));
      else this.fraction = HALF;
      this.last = "half";
      this.at += 3;
      return true;
    }
    const continues = UNITS.has(next) || TENS.has(next) || ORDINALS.has(next);
    if (!continues || (this.last !== "hundred" && this.last !== "scale")) return false;
    this.at += 1;
    return true;
  }

  /** "six point one". */
  private takeDecimals(): boolean {
    let digits = "";
    let at = this.at + 1;
    for (; digits.length < 12; at += 1) {
      const digit = UNITS.get(this.wordAt(at));
      if (digit === undefined || digit > 9) break;
      digits += digit;
    }
    const value = digits === "" ? null : readDecimal(`0.${digits}`);
    if (value === null || this.last === "none") return false;
    this.fraction = value;
    this.last = "half";
    this.at = at;
    return true;
  }
}
