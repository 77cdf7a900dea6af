import { type AmountDraft, draft, type Reading, reading, type Unit } from "./amount";
import { type Found, isTime, readOutOf, readPartOf, readPer } from "./amount-english-parts";
import {
  add,
  divide,
  type Exact,
  exact,
  HALF,
  multiply,
  ONE,
  ratioOfIncreaseOf,
  sizeOf,
} from "./amount-value";
import { type EnglishNumber, isAdjacent, readEnglishNumber, skipHyphen } from "./english-number";
import {
  COMPARED,
  CURRENCY_LETTERS,
  DENOMINATORS,
  GROWTH,
  MEASURES,
  NO_MEASURE,
  YEARS,
} from "./english-number-words";
import type { Token } from "./english-tokens";

/** `besides`: the numbers of "seven out of ten", which the source may have as such. */
export type Measured = {
  readonly one: AmountDraft;
  readonly besides: readonly AmountDraft[];
  readonly next: number;
};

/** What a number counts, from the words after it and a few before it. */
export function readEnglishMeasure(tokens: readonly Token[], at: number, number: EnglishNumber): Measured {
  const start = tokens[at]?.start ?? 0;
  const found =
    readPercent(tokens, at, number) ??
    readFraction(tokens, at, number) ??
    readPer(tokens, number) ??
    readOutOf(tokens, number) ??
    readDozens(tokens, number) ??
    readDecade(tokens, at, number) ??
    readMultiple(tokens, at, number) ??
    readCount(tokens, at, number);
  const one = draft(start, tokens[found.next - 1]?.end ?? start, number.value, found.more);
  const besides = (found.besides ?? []).map((each) => draft(start, one.end, each, { demand: "lenient" }));
  return { one, besides, next: found.next };
}

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

function readPercent(tokens: readonly Token[], at: number, { next, value }: EnglishNumber): Found | null {
  const first = skipHyphen(tokens, next);
  const word = wordAt(tokens, first);
  const isTwoWords = word === "per" && wordAt(tokens, first + 1) === "cent";
  const ofPoint =
    word === "of" && wordAt(tokens, first + 1) === "a" && wordAt(tokens, first + 2) === "percentage";
  if (ofPoint) return readPoints(tokens, first + 2, value);
  // A hundredth of a cent in rates of exchange, which Chinese calls 基点 too.
  if (/^pips?$/.test(word))
    return { next: first + 1, more: { kind: "points", number: divide(value, exact(100)) } };
  if (word === "basis" || word === "percentage" || word === "pp") return readPoints(tokens, first, value);
  if (word === "‰")
    return { next: first + 1, more: { kind: "fraction", number: divide(value, exact(1000)) } };
  if (!isTwoWords && word !== "%" && word !== "percent" && word !== "pct") return null;
  const end = first + (isTwoWords ? 2 : 1);
  const isOfWhole = wordAt(tokens, end) === "of" || wordAt(tokens, at - 1) === "to";
  const ratio = isOfWhole ? divide(value, exact(100)) : ratioOfIncreaseOf(value);
  return { next: end, more: { kind: "percent", more: [reading("ratio", ratio)] } };
}

function readPoints(tokens: readonly Token[], at: number, value: Exact): Found | null {
  if (wordAt(tokens, at) === "pp") return { next: at + 1, more: { kind: "points" } };
  const point = skipHyphen(tokens, at + 1);
  if (!/^points?$/.test(wordAt(tokens, point))) return null;
  const number = wordAt(tokens, at) === "basis" ? divide(value, exact(100)) : value;
  return { next: point + 1, more: { kind: "points", number } };
}

/** "two thirds", "three-quarters", "1/3", "one half". */
function readFraction(
  tokens: readonly Token[],
  at: number,
  { next, value, form, scale }: EnglishNumber,
): Found | null {
  if (form === "digits") return readSlash(tokens, at, next, value);
  const tens = tensBefore(tokens, next);
  const first = tens === 1 ? skipHyphen(tokens, next) : skipHyphen(tokens, next + 1);
  const word = wordAt(tokens, first);
  const plain = scale === ONE ? DENOMINATORS.get(word) : undefined;
  const below = plain === undefined ? undefined : plain * tens;
  const isOne = sizeOf(value) === 1;
  if (below === undefined || isOne === /(?:s|halves)$/.test(word)) return null;
  if (sizeOf(value) >= below) return null;
  const number = exact(value.top, value.bottom * BigInt(below));
  const more =
    below === 4 && word === "quarters"
      ? [reading("count", value), reading("months", multiply(value, exact(3)))]
      : [];
  return (
    readPartOf(tokens, first + 1, number) ?? { next: first + 1, more: { kind: "fraction", number, more } }
  );
}

/** "Five ten-thousandths": what the denominator is multiplied by. */
const tensBefore = (tokens: readonly Token[], at: number): number =>
  wordAt(tokens, at) === "ten" && /^thousandths?$/.test(wordAt(tokens, skipHyphen(tokens, at + 1))) ? 10 : 1;

function readSlash(tokens: readonly Token[], at: number, next: number, value: Exact): Found | null {
  const [slash, below] = [tokens[next], tokens[next + 1]];
  if (slash?.word !== "/" || below?.kind !== "digits" || next !== at + 1) return null;
  if (!isAdjacent(tokens, next) || !isAdjacent(tokens, next + 1)) return null;
  const number = readEnglishNumber(tokens, next + 1);
  if (number === null || number.value.bottom !== 1n || sizeOf(number.value) <= sizeOf(value)) return null;
  if (sizeOf(number.value) > 100) return null;
  return { next: next + 2, more: { kind: "fraction", number: divide(value, number.value) } };
}

/** "two dozen": 24, and also loosely twenty and some. */
function readDozens(tokens: readonly Token[], { next, value }: EnglishNumber): Found | null {
  if (wordAt(tokens, next) !== "dozen") return null;
  const tens = sizeOf(value) * 10;
  return {
    next: next + 1,
    more: {
      number: multiply(value, exact(12)),
      vague: { low: tens, high: tens + 9 },
      ...measureAfter(tokens, next + 1),
    },
  };
}

/** "1990s", "'90s"; without a century the last one is meant. */
function readDecade(
  tokens: readonly Token[],
  at: number,
  { next, value, form }: EnglishNumber,
): Found | null {
  if (form !== "digits" || wordAt(tokens, next) !== "s" || !isAdjacent(tokens, next)) return null;
  const size = sizeOf(value);
  if (size % 10 !== 0 || size > 2090 || (size > 90 && size < 1000) || next !== at + 1) return null;
  return { next: next + 1, more: { kind: "decade", number: size < 100 ? add(value, exact(1900)) : value } };
}

const OF_RATIO = new Set("as the that what its their our of".split(" "));
/** "I said ten times that these reports are lies": what is said begins, and nothing is so many times as large. */
const CLAUSES = new Set("these those this we they he she it there you".split(" "));
const isRatioAt = (tokens: readonly Token[], at: number): boolean =>
  OF_RATIO.has(wordAt(tokens, at)) && !(wordAt(tokens, at) === "that" && CLAUSES.has(wordAt(tokens, at + 1)));
const BEFORE_TIMES = 4;

/** "three times" and "threefold", by the words around them. */
function readMultiple(tokens: readonly Token[], at: number, { next, value }: EnglishNumber): Found | null {
  const first = skipHyphen(tokens, next);
  const word = wordAt(tokens, first);
  const above = add(value, ONE);
  const end = first + 1;
  const isLoose = isAmbiguousRatio(value);
  if (wordAt(tokens, at - 1) === "of" && wordAt(tokens, at - 2) === "factor")
    return { next, more: { kind: "multiple" } };
  if (word === "fold")
    return { next: end, more: { kind: "multiple", more: [reading("ratio", above, isLoose)] } };
  if (word !== "times") return null;
  const before = wordAt(tokens, at - 1);
  const ratio = (exactly: Exact, loosely: Exact | null): Found => ({
    next: end,
    more: {
      kind: "multiple",
      number: exactly,
      more: loosely === null ? [] : [reading("ratio", loosely, isLoose)],
    },
  });
  if (before === "by") return ratio(above, value);
  if (before === "to" || isRatioAt(tokens, end)) return ratio(value, null);
  if (COMPARED.has(wordAt(tokens, end)) || isGrowthBefore(tokens, at)) return ratio(value, above);
  return { next: end, more: { unit: "times", more: [reading("ratio", value)] } };
}

const MOST_AMBIGUOUS = 10;

/** Whether it matters that an increase by so many times is a ratio of one more: with sixtyfold it does not. */
export const isAmbiguousRatio = (value: Exact): boolean => sizeOf(value) < MOST_AMBIGUOUS;

function isGrowthBefore(tokens: readonly Token[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - BEFORE_TIMES); place -= 1) {
    if (GROWTH.has(wordAt(tokens, place))) return true;
    if (tokens[place]?.kind !== "word") return false;
  }
  return false;
}

function readCount(tokens: readonly Token[], at: number, { next, value, form, scale }: EnglishNumber): Found {
  const isMoney = "$€£¥".includes(wordAt(tokens, at - 1) || " ") || isCurrency(tokens, at - 1);
  const isBare = scale === ONE;
  const after = measureAfter(tokens, next);
  const years = yearsAfter(tokens, next);
  if (years !== null)
    return {
      next: years.next,
      more: {
        number: multiply(value, exact(years.factor)),
        unit: "year",
        isBare: false,
        scale: exact(years.factor),
      },
    };
  const isPlan =
    /^(?:plan|year plan|-? ?year)$/.test(wordAt(tokens, skipHyphen(tokens, next) + 1)) &&
    after.unit === "year";
  const end = isMoney ? next : endOfMeasure(tokens, next, after.unit);
  const isAndHalf = end > next && isTime(wordAt(tokens, end - 1)) && isHalfAfter(tokens, end);
  return {
    next: isAndHalf ? end + 3 : end,
    more: {
      ...(isAndHalf ? { number: add(value, HALF) } : {}),
      scale,
      isBare,
      unit: isMoney ? "money" : after.unit,
      demand: isPlan ? "lenient" : "asked",
      more: [
        ...(form === "digits" && wordAt(tokens, next) === "m" && isAdjacent(tokens, next)
          ? [reading("count", multiply(value, exact(1e6)))]
          : []),
        ...meaningsBy(tokens, end, value),
      ],
    },
  };
}

/** "Up by 2.3 points" is mostly percentage points, and "30 days after" the day is the thirtieth from it. */
function meaningsBy(tokens: readonly Token[], end: number, value: Exact): Reading[] {
  if (/^points?$/.test(wordAt(tokens, end))) return [reading("points", value)];
  const isCounted = isTime(wordAt(tokens, end - 1)) && FROM_DAY.has(wordAt(tokens, end));
  return isCounted ? [reading("ordinal", value)] : [];
}
const FROM_DAY = new Set(["after", "from", "following", "later"]);

/** "one year and a half". */
const isHalfAfter = (tokens: readonly Token[], at: number): boolean =>
  wordAt(tokens, at) === "and" && wordAt(tokens, at + 1) === "a" && wordAt(tokens, at + 2) === "half";

const isCurrency = (tokens: readonly Token[], at: number): boolean =>
  CURRENCY_LETTERS.has(wordAt(tokens, at)) && wordAt(tokens, at).length > 1;

/** "three decades", "two centuries", "five-century". */
function yearsAfter(tokens: readonly Token[], next: number): { next: number; factor: number } | null {
  const at = skipHyphen(tokens, next);
  const factor = YEARS.get(wordAt(tokens, at));
  return factor === undefined ? null : { next: at + 1, factor };
}

const MOST_WORDS = 3;

/** The unit among the next few words: "54 African countries"; only where nothing parts it from the number. */
function measureAfter(tokens: readonly Token[], next: number): { unit: Unit | null } {
  let words = 0;
  for (let at = next; at < tokens.length && words < MOST_WORDS; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.kind !== "word" && token.word !== "-")) break;
    if (token.word === "-") continue;
    if (token.word === "square" || token.word === "cubic") {
      const unit = MEASURES.get(wordAt(tokens, at + 1));
      return { unit: unit === undefined ? null : `${token.word} ${unit}` };
    }
    const unit = MEASURES.get(token.word);
    if (unit?.endsWith("watt") && /^hours?$/.test(wordAt(tokens, skipHyphen(tokens, at + 1))))
      return { unit: `${unit}-hour` };
    if (unit !== undefined) return { unit };
    if (NO_MEASURE.has(token.word)) break;
    words += 1;
  }
  return { unit: null };
}

/** A measure right after the number is part of the amount: "30 days". */
function endOfMeasure(tokens: readonly Token[], next: number, unit: Unit | null): number {
  const at = skipHyphen(tokens, next);
  if (unit === null) return next;
  if (MEASURES.get(wordAt(tokens, at)) === unit) return at + 1;
  return unit.startsWith(`${wordAt(tokens, at)} `) ? at + 2 : next;
}
