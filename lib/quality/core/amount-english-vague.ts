import { type AmountDraft, draft, reading } from "./amount";
import { exact, multiply, ZERO } from "./amount-value";
import { CENTENARIES, DECADES, MEASURES, PLURALS, SCALES, YEARS } from "./english-number-words";
import type { Token } from "./english-tokens";

type Vague = { readonly one: AmountDraft; readonly next: number };

const FEW = new Set("several few couple many".split(" "));
const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** Numbers that name a size only: "dozens of", "tens of thousands", "several hundred", "decades". */
export function readEnglishVague(tokens: readonly Token[], at: number): Vague | null {
  const word = wordAt(tokens, at);
  if (word === "couple" && wordAt(tokens, at + 1) === "of") {
    const pair = readCouple(tokens, at);
    if (pair !== null) return pair;
  }
  if (FEW.has(word)) return readFew(tokens, at);
  if (PLURALS.has(word)) return readPlural(tokens, at);
  if (word === "decades" || word === "centuries" || word === "millennia") {
    const years = YEARS.get(word) ?? 0;
    return vague(tokens, at, at + 1, years * 2, years * 10 - 1, "year");
  }
  if ((word === "a" || word === "an") && wordAt(tokens, at + 1) === "dozen") return dozen(tokens, at, at + 2);
  return word === "dozen" ? dozen(tokens, at, at + 1) : null;
}

function vague(
  tokens: readonly Token[],
  at: number,
  next: number,
  low: number,
  high: number,
  unit: string | null = null,
): Vague {
  const [start, end] = [tokens[at]?.start ?? 0, tokens[next - 1]?.end ?? 0];
  return { one: draft(start, end, ZERO, { kind: "vague", vague: { low, high }, unit }), next };
}

/** "the past couple of years" are two, also loosely. */
function readCouple(tokens: readonly Token[], at: number): Vague | null {
  const unit = MEASURES.get(wordAt(tokens, at + 2));
  if (unit === undefined) return null;
  const [start, end] = [tokens[at]?.start ?? 0, tokens[at + 2]?.end ?? 0];
  const one = draft(start, end, exact(2), { unit, vague: { low: 2, high: 3 }, demand: "lenient" });
  return { one, next: at + 3 };
}

/** A dozen is twelve, and also ten and some. */
function dozen(tokens: readonly Token[], at: number, next: number): Vague {
  const [start, end] = [tokens[at]?.start ?? 0, tokens[next - 1]?.end ?? 0];
  return { one: draft(start, end, exact(12), { vague: { low: 10, high: 19 } }), next };
}

/** "several hundred thousand", "a few dozen", "a couple of thousand"; null where no size follows. */
function readFew(tokens: readonly Token[], at: number): Vague | null {
  let next = at + 1;
  if (wordAt(tokens, next) === "of") next += 1;
  let size = 1;
  for (;;) {
    const word = wordAt(tokens, next).replace(/s$/, "");
    const factor = word === "hundred" ? 100 : word === "dozen" ? 10 : SCALES.get(word);
    if (factor === undefined) break;
    size *= factor;
    next += 1;
    if (wordAt(tokens, next) === "of" && SCALES.has(wordAt(tokens, next + 1).replace(/s$/, ""))) next += 1;
  }
  if (size > 1) return vague(tokens, at, next, size * 2, size * 10 - 1);
  const years = YEARS.get(wordAt(tokens, at + 1));
  return years === undefined ? null : vague(tokens, at, at + 2, years * 2, years * 10 - 1, "year");
}

/** "hundreds of millions", "thousands upon thousands", "dozens". */
function readPlural(tokens: readonly Token[], at: number): Vague | null {
  let low = PLURALS.get(wordAt(tokens, at)) ?? 0;
  let next = at + 1;
  if (low === 10 && wordAt(tokens, next) !== "of") return null;
  if (/^(?:upon|and|on)$/.test(wordAt(tokens, next)) && PLURALS.has(wordAt(tokens, next + 1)))
    return vague(
      tokens,
      at,
      next + 2,
      low,
      Math.max(low, PLURALS.get(wordAt(tokens, next + 1)) ?? 0) * 100 - 1,
    );
  const base = low === 20 ? 10 : low;
  let high = base * 10 - 1;
  while (wordAt(tokens, next) === "of" && SCALES.has(wordAt(tokens, next + 1).replace(/s$/, ""))) {
    const scale = SCALES.get(wordAt(tokens, next + 1).replace(/s$/, "")) ?? 1;
    low = base * scale;
    high = base * scale * 10 - 1;
    next += 2;
  }
  const isYears = wordAt(tokens, next) === "of" && /^years?$/.test(wordAt(tokens, next + 1));
  return vague(tokens, at, next, low, high, isYears ? "year" : null);
}

const CENTURIES: Readonly<Record<string, number>> = {
  last: 20,
  past: 20,
  previous: 20,
  this: 21,
  present: 21,
  new: 21,
};
const PARTS_OF_CENTURY = new Set(
  "end beginning start turn close dawn middle half part quarter decades".split(" ").concat(...DECADES.keys()),
);

/** "The end of the last century" is no hundred years. */
function readNamedCentury(tokens: readonly Token[], at: number): AmountDraft | null {
  const [token, number] = [tokens[at], CENTURIES[wordAt(tokens, at - 1)]];
  if (token?.word !== "century" || number === undefined) return null;
  const of = wordAt(tokens, at - 2) === "the" ? at - 3 : at - 2;
  if (wordAt(tokens, of) !== "of" || !PARTS_OF_CENTURY.has(wordAt(tokens, of - 1))) return null;
  return draft(token.start, token.end, exact(number), { kind: "century", demand: "never" });
}

/** A span named without a number: "the past decade", "a century", "a fortnight". Also what the source calls ten years. */
export function readSpan(tokens: readonly Token[], at: number): AmountDraft | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.word === "fortnight")
    return draft(token.start, token.end, exact(14), { unit: "day", demand: "lenient" });
  const years = YEARS.get(token.word) ?? CENTENARIES.get(token.word);
  if (years === undefined) return null;
  const named = readNamedCentury(tokens, at);
  if (named !== null) return named;
  const before = wordAt(tokens, at - 1);
  const isHalf = before === "half" || (before === "-" && wordAt(tokens, at - 2) === "half");
  const number = isHalf ? multiply(exact(years), exact(1, 2)) : exact(years);
  const more = CENTENARIES.has(token.word) ? [reading("ordinal", number)] : [];
  return draft(token.start, token.end, number, { unit: "year", demand: "lenient", more });
}
