import {
  divide,
  type Exact,
  exact,
  isSame,
  ONE,
  readDecimal,
  writeExact,
} from "@/lib/quality/core/amount-value";

/** The digits of a number with their groups and decimals. */
const DIGITS = /\d[\d,]*(?:\.\d+)?/g;
const ORDINAL = /^(?:st|nd|rd|th)\b/;
const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const SMALL_WORD = /\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/gi;
/** Words that make a number of the one before them, or of themselves. */
const OTHER_WORD =
  /\b(?:hundred|thousand|million|billion|trillion|dozen|half|score|\w+teen|\w+ty|eleven|twelve)\b/i;
const MOST_DECIMALS = 4;

/** A stretch of English with a number in it: how it is written, what it is worth there, and what it shall be. */
export type NumberToWrite = {
  readonly written: string;
  readonly was: Exact;
  readonly becomes: Exact;
  /** What the number counts, as far as it follows the stretch; empty where it counts nothing, as in Article 1. */
  readonly following: string;
};

/**
 * The stretch with another number in it, written in the same way: digits for digits with the words around them
 * ("1.2 million"), words for words up to ten. Null where it cannot be told how: several numbers, words above ten, a
 * value that would need many decimals, or one of what there were several (and the reverse), which changes other words.
 */
export function rewriteNumber(number: NumberToWrite): string | null {
  const [digits, ...more] = [...number.written.matchAll(DIGITS)];
  if (more.length > 0) return null;
  return digits === undefined ? rewriteWord(number) : rewriteDigits(number, digits.index, digits[0]);
}

function rewriteWord({ written, was, becomes }: NumberToWrite): string | null {
  const [word, ...more] = [...written.matchAll(SMALL_WORD)];
  if (word === undefined || more.length > 0 || OTHER_WORD.test(written)) return null;
  if (!isSame(was, exact(SMALL.indexOf(word[0].toLowerCase())))) return null;
  if (becomes.bottom !== 1n || becomes.top < 2n) return null;
  const small = becomes.top <= 10n ? (SMALL[Number(becomes.top)] ?? "") : writeExact(becomes);
  const isCapital = word[0].charAt(0) !== word[0].charAt(0).toLowerCase();
  const put = isCapital ? small.charAt(0).toUpperCase() + small.slice(1) : small;
  return written.slice(0, word.index) + put + written.slice(word.index + word[0].length);
}

function rewriteDigits(
  { written, was, becomes, following }: NumberToWrite,
  at: number,
  digits: string,
): string | null {
  const shown = readDecimal(digits.replaceAll(",", ""));
  if (shown === null || shown.top === 0n || was.top === 0n) return null;
  // What one shown is worth: a hundredth of the whole for per cent, a million for "million".
  const worth = divide(was, shown);
  const next = divide(becomes, worth);
  const number = writeLike(digits, next);
  if (number === null) return null;
  const after = written.slice(at + digits.length);
  const countsThings = following !== "" && /^\s*\p{L}/u.test(after + following);
  if (countsThings && isSame(worth, ONE) && (isSame(shown, ONE) || isSame(next, ONE))) return null;
  return written.slice(0, at) + number + (ORDINAL.test(after) ? suffixOf(next) + after.slice(2) : after);
}

/** Groups of three as the old one had them; a long one without groups stays so. */
function writeLike(old: string, value: Exact): string | null {
  const number = writeExact(value);
  if (number.includes("/") || (number.split(".")[1]?.length ?? 0) > MOST_DECIMALS) return null;
  const hasLongHead = /^\d{4}/.test(old);
  return hasLongHead ? number.replaceAll(",", "") : number;
}

function suffixOf({ top }: Exact): string {
  const [tens, ones] = [top % 100n, top % 10n];
  if (tens >= 11n && tens <= 13n) return "th";
  return ones === 1n ? "st" : ones === 2n ? "nd" : ones === 3n ? "rd" : "th";
}
