import type { Span } from "./amount";
import { divide, type Exact, exact, multiply, ONE, readDecimal, sizeOf, ZERO } from "./amount-value";
import { endOfDigits, isAsciiDigit } from "./ascii-digits";
import { BIG_CHARACTERS, BIG_UNITS, bigUnitAt, isBig } from "./chinese-big-unit";
import { Sum } from "./chinese-sum";

/** A numeral as it stands in a folded Chinese text, without what it counts. */
export type ChineseNumeral = {
  readonly end: number;
  /** Its value; for 七八百 the lower, with the higher in `other`. */
  readonly value: Exact;
  readonly other: Exact | null;
  /** What 几 and 数 leave open: 十几 is 11 to 19. */
  readonly vague: Span | null;
  /** The 万, 亿 or 万亿 that the whole number is counted in; 1 where there is none. */
  readonly scale: Exact;
  readonly hasBigUnit: boolean;
  readonly form: "digits" | "words" | "mixed" | "sequence";
  /** It begins with a unit (百年, 万): most such words are no numbers. */
  readonly isUnitAlone: boolean;
  /** Where 多, 余 or 来 stands inside it (2200多亿). */
  readonly hedgedAt: number | null;
};

const DIGITS = "〇一二三四五六七八九";
/** The value of one Chinese digit; -1 for anything else. */
export const digitOf = (character: string): number =>
  character === "零" ? 0 : character === "两" ? 2 : character === "" ? -1 : DIGITS.indexOf(character);
/** What a character can do in a number; 0 ends it. */
const ASCII = 1;
const HAN = 2;
const SMALL_UNIT = 3;
const BIG_UNIT = 4;
const FEW = 5;
const HEDGE = 6;
const BLANK = 7;
const POINT = 8;
const classes = new Uint8Array(0x10000);
for (const [characters, does] of [
  ["0123456789", ASCII],
  ["〇零一二两三四五六七八九", HAN],
  ["十百千", SMALL_UNIT],
  [BIG_CHARACTERS, BIG_UNIT],
  ["几数", FEW],
  ["多余来", HEDGE],
  [" ", BLANK],
  ["点", POINT],
] as const)
  for (const character of characters) classes[character.charCodeAt(0)] = does;

const SMALL: Readonly<Record<string, Exact>> = { 十: exact(10), 百: exact(100), 千: exact(1000) };
const SINGLE = Array.from({ length: 10 }, (_, digit) => exact(digit));
const TEN = exact(10);
const HUNDRED = exact(100);

/** Reads the numeral at `at`; null where none begins. Looks at each character once. */
export function readChineseNumeral(text: string, at: number): ChineseNumeral | null {
  const does = classes[text.charCodeAt(at)] ?? 0;
  if (does === 0 || does >= HEDGE) return null;
  return new NumeralReader(text, at).read();
}

class NumeralReader {
  private readonly low = new Sum();
  /** The same with the higher of what the number leaves open; the lower's own while it leaves nothing open. */
  private high = this.low;
  private spread: "few" | "pair" | null = null;
  private scale = ONE;
  private bigUnits = 0;
  private lastSmall = 10_000;
  private seen: "nothing" | "digit" | "unit" = "nothing";
  private hasAscii = false;
  private hasHan = false;
  private isUnitAlone = false;
  /** The last 万亿 or 亿, which must be larger than the next; 万 may stand under each of them. */
  private lastBig = Number.POSITIVE_INFINITY;
  private hasMyriad = false;
  private hedgedAt: number | null = null;

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  read(): ChineseNumeral | null {
    const sequence = this.readSequence();
    if (sequence !== null) return sequence;
    while (this.at < this.text.length && this.step()) {}
    if (this.seen === "nothing") return null;
    const low = this.low.total();
    const high = this.high === this.low ? low : this.high.total();
    return {
      end: this.at,
      value: low,
      other: this.spread === "pair" ? high : null,
      vague: this.spread === "few" ? { low: sizeOf(low), high: sizeOf(high) - 1 } : null,
      scale: this.scale,
      hasBigUnit: this.bigUnits > 0,
      form: this.hasAscii ? (this.hasHan ? "mixed" : "digits") : "words",
      isUnitAlone: this.isUnitAlone,
      hedgedAt: this.hedgedAt,
    };
  }

  /** Reads one part of the number, and says whether there was one. */
  private step(): boolean {
    const character = this.text.charAt(this.at);
    switch (classes[this.text.charCodeAt(this.at)]) {
      case ASCII:
        return this.readAscii();
      case HAN:
        return this.readHanDigits(character);
      case SMALL_UNIT:
        return this.readSmall(character);
      case BIG_UNIT:
        return this.readBig();
      case FEW:
        return this.readFew();
      case HEDGE:
        return this.readHedge();
      case BLANK:
        return this.skipSpace();
      case POINT:
        return this.seen === "unit" && this.lastSmall === 10 && this.readFraction(0) && this.seen !== "unit";
      default:
        return false;
    }
  }

  private readAscii(): boolean {
    if (this.seen === "digit" || (this.seen === "unit" && this.bigUnits === 0 && this.lastSmall <= 10))
      return false;
    const end = endOfDigits(this.text, this.at);
    const value = readDecimal(this.text.slice(this.at, end).replaceAll(",", ""));
    if (value === null) return false;
    this.pushDigit(value, value);
    this.hasAscii = true;
    this.at = end;
    return true;
  }

  private pushDigit(low: Exact, high: Exact): void {
    if (low !== high && this.high === this.low) this.high = this.low.copy();
    this.low.digit(low);
    if (this.high !== this.low) this.high.digit(high);
    if (this.bigUnits > 0) this.scale = ONE;
    this.seen = "digit";
  }

  private readSmall(character: string): boolean {
    const unit = SMALL[character] ?? ONE;
    if (sizeOf(unit) >= this.lastSmall) return false;
    if (this.seen === "nothing" && character !== "十") this.isUnitAlone = true;
    if (this.seen === "unit" && character !== "十") return false;
    this.low.small(unit);
    if (this.high !== this.low) this.high.small(unit);
    if (this.hasAscii && this.bigUnits === 0) this.scale = multiply(this.scale, unit);
    this.lastSmall = sizeOf(unit);
    this.seen = "unit";
    this.hasHan = true;
    this.at += 1;
    return true;
  }

  private readBig(): boolean {
    const found = bigUnitAt(this.text, this.at);
    if (found === null || (found.hedgedAt !== null && this.hedgedAt !== null)) return false;
    const { name, end, hedgedAt } = found;
    const unit = BIG_UNITS[name];
    if (name === "myriad" ? this.hasMyriad : sizeOf(unit) >= this.lastBig) return false;
    if (this.seen === "nothing") this.isUnitAlone = true;
    this.low.big(name);
    if (this.high !== this.low) this.high.big(name);
    this.scale = multiply(this.scale, unit);
    this.hedgedAt ??= hedgedAt;
    if (name !== "myriad") this.lastBig = sizeOf(unit);
    this.hasMyriad = name === "myriad";
    this.bigUnits += 1;
    this.lastSmall = 10_000;
    this.seen = "unit";
    this.hasHan = true;
    this.at = end;
    return true;
  }

  /** One space may stand between digits and a big unit: 14 亿. */
  private skipSpace(): boolean {
    if (this.seen !== "digit" || !this.hasAscii || !isBig(this.text, this.at + 1)) return false;
    this.at += 1;
    return true;
  }

  /** 几 and 数 before a unit, and 几 after tens. */
  private readFew(): boolean {
    const next = this.text.charAt(this.at + 1);
    const isAfterTens = this.seen === "unit" && this.lastSmall === 10;
    if (this.spread !== null || this.seen === "digit") return false;
    if (!isAfterTens && !(next in SMALL) && !isBig(this.text, this.at + 1)) return false;
    if (isAfterTens && this.text.charAt(this.at) === "数") return false;
    this.spread = "few";
    this.pushDigit(isAfterTens ? ONE : exact(2), TEN);
    this.hasHan = true;
    this.at += 1;
    return true;
  }

  /** 多, 余 and 来 between a number and its big unit. */
  private readHedge(): boolean {
    if (this.seen === "nothing" || this.hedgedAt !== null || !isBig(this.text, this.at + 1)) return false;
    this.hedgedAt = this.at;
    this.at += 1;
    return true;
  }

  private readHanDigits(character: string): boolean {
    const first = digitOf(character);
    if (first < 0 || this.seen === "digit") return false;
    if (first === 0) return this.readZero();
    const second = digitOf(this.text.charAt(this.at + 1));
    const isPair = second > 0 && this.spread === null && isNeighbor(first, second);
    if (second >= 0 && !isPair) return false;
    if (isPair) this.spread = "pair";
    const low = SINGLE[first] ?? ZERO;
    this.pushDigit(low, isPair ? (SINGLE[second] ?? ZERO) : low);
    this.at += isPair ? 2 : 1;
    this.hasHan = true;
    if (!isPair) this.readFraction(first);
    return true;
  }

  /** 零 inside a number; alone it is a digit that only decimals follow. */
  private readZero(): boolean {
    const next = this.text.charAt(this.at + 1);
    if (this.seen === "unit" && (digitOf(next) > 0 || next === "十" || isAsciiDigit(next.charCodeAt(0)))) {
      this.low.zero();
      if (this.high !== this.low) this.high.zero();
      this.at += 1;
      return true;
    }
    if (this.seen !== "nothing" || next !== "点") return false;
    this.pushDigit(ZERO, ZERO);
    this.hasHan = true;
    this.at += 1;
    return this.readFraction(0);
  }

  /** 点 and digits: 六点一. Before 十 they tell the time: 八点二十. */
  private readFraction(whole: number): boolean {
    if (this.text.charAt(this.at) !== "点") return true;
    let end = this.at + 1;
    let digits = "";
    for (; digitOf(this.text.charAt(end)) >= 0; end += 1) digits += digitOf(this.text.charAt(end));
    if (digits === "" || "十分刻钟".includes(this.text.charAt(end) || " ")) return true;
    const value = readDecimal(`${whole}.${digits}`);
    if (value === null) return true;
    this.pushDigit(value, value);
    this.at = end;
    return true;
  }

  /** Digits without units, read one by one: 二〇二〇, 九一八. */
  private readSequence(): ChineseNumeral | null {
    let end = this.at;
    while (digitOf(this.text.charAt(end)) >= 0) end += 1;
    const length = end - this.at;
    if (length < 2 || this.text.charAt(end) === "点") return null;
    const [first, second] = [digitOf(this.text.charAt(this.at)), digitOf(this.text.charAt(this.at + 1))];
    if (length === 2 && first > 0 && isNeighbor(first, second)) return null;
    const digits = Array.from(this.text.slice(this.at, end), digitOf).join("");
    const value = readDecimal(digits) ?? ZERO;
    return {
      end,
      value,
      other: null,
      vague: null,
      scale: ONE,
      hasBigUnit: false,
      form: "sequence",
      isUnitAlone: false,
      hedgedAt: null,
    };
  }
}

/** Two digits side by side that mean "one or the other": 七八百, 三五个. */
const isNeighbor = (first: number, second: number): boolean =>
  second === first + 1 || (first === 3 && second === 5);

/** So many percent as a share: 50 is a half. */
export const percentOf = (value: Exact): Exact => divide(value, HUNDRED);
