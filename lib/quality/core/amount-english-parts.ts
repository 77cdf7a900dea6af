import type { AmountDraft } from "./amount";
import { divide, type Exact, exact, ONE, sizeOf } from "./amount-value";
import { type EnglishNumber, readEnglishNumber } from "./english-number";
import { SCALES, YEARS } from "./english-number-words";
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

const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000]);

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
