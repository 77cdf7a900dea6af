import type { AmountDraft } from "./amount";
import { divide, type Exact, exact, multiply, ONE, sizeOf } from "./amount-value";
import type { Approximation } from "./approximation";
import { findEnglishHedgeBefore } from "./approximation-english";
import { type EnglishNumber, readEnglishNumber } from "./english-number";
import { MONTHS, SCALES, YEARS } from "./english-number-words";
import type { Token } from "./english-tokens";

/** What a number makes with the words after it; `besides` are numbers that the source may have as such. */
export type Found = {
  readonly next: number;
  readonly more: Partial<AmountDraft>;
  readonly besides?: readonly Exact[];
};

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** Whether the word is a span of time. */
export const isTime = (word: string): boolean =>
  YEARS.has(word) || /^(?:year|month|week|day|hour|minute)s?$/.test(word);

/** "Three quarters of a century", "two thirds of a million": a count, from the "of" behind the part. */
export function readPartOf(tokens: readonly Token[], at: number, part: Exact): Found | null {
  if (wordAt(tokens, at) !== "of" || !/^(?:a|an)$/.test(wordAt(tokens, at + 1))) return null;
  const word = wordAt(tokens, at + 2);
  const years = word.endsWith("s") ? undefined : YEARS.get(word);
  const whole = years ?? SCALES.get(word);
  if (whole === undefined) return null;
  const number = multiply(part, exact(whole));
  return {
    next: at + 3,
    more: years === undefined ? { number, scale: exact(whole) } : { number, unit: "year" },
  };
}

const MOST_PER_WORDS = 2;
const MILLE = exact(1000);
const LEAST_PER = 1000;

/** "8 per thousand", "3 per ten thousand", "8 births per 1,000". */
export function readPer(tokens: readonly Token[], { next, value, scale }: EnglishNumber): Found | null {
  let at = next;
  while (at < next + MOST_PER_WORDS && tokens[at]?.kind === "word" && !ENDS_PER.has(wordAt(tokens, at)))
    at += 1;
  if (wordAt(tokens, at) !== "per" || scale !== ONE) return null;
  const word = wordAt(tokens, at + 1);
  const alone = word === "mille" ? MILLE : SCALES.get(word);
  const number = alone === undefined ? readEnglishNumber(tokens, at + 1) : null;
  const whole = alone === undefined ? number?.value : typeof alone === "number" ? exact(alone) : alone;
  if (whole === undefined || sizeOf(whole) < LEAST_PER) return null;
  return {
    next: number === null ? at + 2 : number.next,
    more: { kind: "fraction", number: divide(value, whole), demand: at === next ? "asked" : "lenient" },
    besides: [value, whole],
  };
}

const ENDS_PER = new Set("per and or but to in of by with for from as".split(" "));

const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000]);

/** "seven in ten", "nine out of ten", "one in every five". */
export function readOutOf(tokens: readonly Token[], { next, value }: EnglishNumber): Found | null {
  let at = next;
  if (wordAt(tokens, at) === "out" && wordAt(tokens, at + 1) === "of") at += 2;
  else if (wordAt(tokens, at) === "in") at += 1;
  else return null;
  if (wordAt(tokens, at) === "every") at += 1;
  const whole = readEnglishNumber(tokens, at);
  if (whole === null || whole.isOrdinal || !WHOLES.has(sizeOf(whole.value))) return null;
  if (sizeOf(whole.value) <= sizeOf(value) || isTime(wordAt(tokens, whole.next))) return null;
  const number = divide(value, whole.value);
  return {
    next: whole.next,
    more: { kind: "fraction", number, demand: "lenient" },
    besides: [value, whole.value],
  };
}

const HEDGES = new Set("more than over nearly almost about".split(" "));
const MOST_DOUBLINGS = 30;

/** "doubled twice" and "doubled and redoubled" are four times as much, "doubling more than three times" is eight times. */
export function timesRepeated(
  tokens: readonly Token[],
  at: number,
): { readonly times: number; readonly hedge: Approximation | null; readonly next: number } {
  const once = { times: 1, hedge: null, next: at + 1 };
  let next = at + 1;
  const word = tokens[next]?.word ?? "";
  if (word === "twice") return { times: 2, hedge: null, next: next + 1 };
  if (word === "and")
    return tokens[next + 1]?.word === "redoubled" ? { times: 2, hedge: null, next: next + 1 } : once;
  while (HEDGES.has(tokens[next]?.word ?? "")) next += 1;
  const number = readEnglishNumber(tokens, next);
  const size = number === null ? 0 : sizeOf(number.value);
  const isCount = number !== null && tokens[number.next]?.word === "times";
  if (!isCount || !Number.isInteger(size) || size > MOST_DOUBLINGS) return once;
  const hedge = findEnglishHedgeBefore(tokens, next, { isSmall: false, isTime: false, isShareOf: false });
  return { times: size, hedge, next: number.next + 1 };
}

const TEN_DAYS = new Set("first second middle third last final".split(" "));

/** "The first ten days of March" are 3月上旬. */
export const isPartOfMonth = (tokens: readonly Token[], at: number, next: number): boolean =>
  TEN_DAYS.has(wordAt(tokens, at - 1)) &&
  wordAt(tokens, next - 1) === "days" &&
  wordAt(tokens, next) === "of" &&
  MONTHS.has(wordAt(tokens, next + 1));
