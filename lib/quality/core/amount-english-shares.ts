import { type AmountDraft, draft, reading } from "./amount";
import { isAmbiguousRatio } from "./amount-english-measure";
import { add, type Exact, exact, HALF, multiply, ONE } from "./amount-value";
import { skipHyphen } from "./english-number";
import { DENOMINATORS, SCALES, UNITS, YEARS } from "./english-number-words";
import type { Token } from "./english-tokens";

type Share = { readonly one: AmountDraft; readonly next: number };

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** Shares and ratios that do not begin with a number: "half", "a third of", "a percentage point", "threefold". */
export function readEnglishShare(tokens: readonly Token[], at: number): Share | null {
  const word = wordAt(tokens, at);
  if (word === "a" || word === "an") return readAfterArticle(tokens, at);
  if (wordAt(tokens, at - 1) === "remaining" && word !== "half") return readRemaining(tokens, at);
  if (word === "half") return readHalf(tokens, at, at);
  if (word === "quarter") return readQuarter(tokens, at, at);
  if (word === "twice" || word === "thrice") return readTwice(tokens, at);
  if (word === "majority") return readMajority(tokens, at);
  if (word === "percentage") return readEachPoint(tokens, at);
  return word.endsWith("fold") ? readFold(tokens, at, word) : null;
}

/** "The remaining tenth". */
function readRemaining(tokens: readonly Token[], at: number): Share | null {
  const below = DENOMINATORS.get(wordAt(tokens, at));
  if (below === undefined || wordAt(tokens, at).endsWith("s")) return null;
  return shareOf(tokens, at, at + 1, exact(1, below), { demand: "lenient" });
}

function shareOf(
  tokens: readonly Token[],
  first: number,
  next: number,
  number: Exact,
  more: Partial<AmountDraft>,
): Share {
  const [start, end] = [tokens[first]?.start ?? 0, tokens[next - 1]?.end ?? 0];
  return { one: draft(start, end, number, { kind: "fraction", ...more }), next };
}

function readAfterArticle(tokens: readonly Token[], at: number): Share | null {
  const word = wordAt(tokens, at + 1);
  if (word === "half") return readHalf(tokens, at, at + 1);
  if (word === "quarter") return readQuarter(tokens, at, at + 1);
  if (word === "percentage" && /^points?$/.test(wordAt(tokens, skipHyphen(tokens, at + 2))))
    return shareOf(tokens, at, skipHyphen(tokens, at + 2) + 1, ONE, { kind: "points" });
  const halfYears = readYearAndHalf(tokens, at);
  if (halfYears !== null) return halfYears;
  const below = DENOMINATORS.get(word);
  if (below === undefined || word.endsWith("s")) return null;
  if (!endsShare(tokens, at + 2) && !isHedged(tokens, at)) return null;
  return shareOf(tokens, at, at + 2, exact(1, below), {});
}

/** "At least a fifth paid down": ordinals have no hedges. */
const isHedged = (tokens: readonly Token[], at: number): boolean => {
  const [before, word] = [wordAt(tokens, at - 2), wordAt(tokens, at - 1)];
  if (word === "least" || word === "most") return before === "at";
  if (word === "than") return before === "more" || before === "less";
  return word === "nearly" || word === "almost" || word === "roughly" || word === "approximately";
};

/** "a year and a half". */
function readYearAndHalf(tokens: readonly Token[], at: number): Share | null {
  const words = [1, 2, 3, 4].map((step) => wordAt(tokens, at + step));
  const [unit = "", and, article, half] = words;
  if (and !== "and" || article !== "a" || half !== "half") return null;
  if (/^(?:year|month|week|day|hour)$/.test(unit))
    return shareOf(tokens, at, at + 5, exact(3, 2), { kind: "count", unit });
  const years = unit.endsWith("s") ? undefined : YEARS.get(unit);
  if (years !== undefined)
    return shareOf(tokens, at, at + 5, exact(years * 3, 2), { kind: "count", unit: "year" });
  const scale = SCALES.get(unit);
  if (scale === undefined) return null;
  return shareOf(tokens, at, at + 5, multiply(exact(3, 2), exact(scale)), {
    kind: "count",
    scale: exact(scale),
  });
}

const AFTER_SHARE = new Set(
  [
    "of to from in as more less higher lower compared over by and since this last or on for with while when at the its their between",
    "larger smaller bigger greater fewer longer shorter faster slower cheaper dearer heavier lighter older younger stronger weaker up down off",
  ]
    .join(" ")
    .split(" "),
);

/** "a third of", "by a third.": what follows is no noun, which would make an ordinal of it ("a third party"). */
function endsShare(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.kind === "sign" || AFTER_SHARE.has(token.word);
}

/** "half", "half a million", "half a century", "half-century", "half a year". */
function readHalf(tokens: readonly Token[], first: number, at: number): Share | null {
  if (wordAt(tokens, at + 1) === "past") return shareOf(tokens, first, at + 2, HALF, { demand: "never" });
  const percent = readHalfPercent(tokens, first, at);
  if (percent !== null) return percent;
  const isArticle = wordAt(tokens, at + 1) === "a" || wordAt(tokens, at + 1) === "an";
  const place = isArticle ? at + 2 : skipHyphen(tokens, at + 1);
  return (
    readPartOf(tokens, first, place, HALF) ??
    shareOf(tokens, first, at + 1, HALF, {
      demand: demandOfHalf(tokens, first),
      more: [reading("ratio", HALF)],
    })
  );
}

/** "half a percent", "half of one percent", "half a percentage point". */
function readHalfPercent(tokens: readonly Token[], first: number, at: number): Share | null {
  let place = at + 1;
  if (wordAt(tokens, place) === "of") place += 1;
  if (!/^(?:a|one|1)$/.test(wordAt(tokens, place))) return null;
  const word = wordAt(tokens, place + 1);
  if (word === "percentage" && /^points?$/.test(wordAt(tokens, place + 2)))
    return shareOf(tokens, first, place + 3, HALF, { kind: "points" });
  return word === "percent" || word === "%"
    ? shareOf(tokens, first, place + 2, HALF, { kind: "percent" })
    : null;
}

const demandOfHalf = (tokens: readonly Token[], first: number): AmountDraft["demand"] =>
  /^(?:first|second|latter|other|southern|northern|eastern|western)$/.test(wordAt(tokens, first - 1))
    ? "never"
    : "lenient";

/** "a quarter", "a quarter of a century", "quarter-century"; not the third quarter of a year. */
function readQuarter(tokens: readonly Token[], first: number, at: number): Share | null {
  let place = skipHyphen(tokens, at + 1);
  if (wordAt(tokens, place) === "of" && /^(?:a|an)$/.test(wordAt(tokens, place + 1))) place += 2;
  const part = readPartOf(tokens, first, place, exact(1, 4));
  if (part !== null) return part;
  return first === at ? null : shareOf(tokens, first, at + 1, exact(1, 4), { demand: "lenient" });
}

const HALF_TIMES = /^(?:year|month|week|day|hour)$/;

function readPartOf(tokens: readonly Token[], first: number, place: number, part: Exact): Share | null {
  const word = wordAt(tokens, place);
  const scale = word === "dozen" ? 12 : (SCALES.get(word) ?? undefined);
  if (scale !== undefined)
    return shareOf(tokens, first, place + 1, multiply(part, exact(scale)), {
      kind: "count",
      scale: exact(scale),
    });
  const years = YEARS.get(word);
  if (years !== undefined && !word.endsWith("s"))
    return shareOf(tokens, first, place + 1, multiply(part, exact(years)), { kind: "count", unit: "year" });
  if (!HALF_TIMES.test(word)) return null;
  return shareOf(tokens, first, place + 1, part, { kind: "count", unit: word, demand: "lenient" });
}

/** "each percentage point". */
function readEachPoint(tokens: readonly Token[], at: number): Share | null {
  if (!/^(?:each|every|per)$/.test(wordAt(tokens, at - 1)) || wordAt(tokens, at + 1) !== "point") return null;
  return shareOf(tokens, at, at + 2, ONE, { kind: "points", demand: "lenient" });
}

/** More than half; said of much else too, so that it only accounts for 过半数. */
const readMajority = (tokens: readonly Token[], at: number): Share =>
  shareOf(tokens, at, at + 1, HALF, { demand: "never" });

function readTwice(tokens: readonly Token[], at: number): Share {
  const value = exact(wordAt(tokens, at) === "twice" ? 2 : 3);
  return shareOf(tokens, at, at + 1, value, {
    kind: "count",
    unit: "times",
    demand: "lenient",
    more: [reading("ratio", value)],
  });
}

/** "threefold", "tenfold", "hundredfold"; loosely also an increase by so many times. */
function readFold(tokens: readonly Token[], at: number, word: string): Share | null {
  const stem = word.slice(0, -4);
  const value = UNITS.get(stem) ?? (stem === "hundred" ? 100 : undefined);
  if (value === undefined) return null;
  const number = exact(value);
  const more = [reading("ratio", add(number, ONE), isAmbiguousRatio(number))];
  return shareOf(tokens, at, at + 1, number, {
    kind: "multiple",
    more,
    demand: value <= 2 ? "lenient" : "asked",
  });
}
