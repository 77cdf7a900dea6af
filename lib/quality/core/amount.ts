import type { Currency } from "./amount-currency";
import { divide, type Exact, exact, multiply, ONE, writeExact } from "./amount-value";
import type { Approximation } from "./approximation";

/** How an amount is put into words; what it means is in its readings. */
export type AmountKind =
  | "count"
  | "ordinal"
  | "percent"
  | "points"
  | "fraction"
  | "multiple"
  | "decade"
  | "century"
  | "name"
  | "vague";

/**
 * In which sense two values are compared. `ratio`: of the new to the old, 2 for doubled. `share`: 1 is the whole.
 * `points`: percentage points. `months` and `hours`: spans of time, so that 18 months are a year and a half.
 */
export type Sense =
  | "count"
  | "ordinal"
  | "share"
  | "points"
  | "ratio"
  | "decade"
  | "century"
  | "name"
  | "months"
  | "hours";

/** One meaning of an amount. A loose one is possible, but better words would have been clear. */
export type Reading = { readonly sense: Sense; readonly value: Exact; readonly isLoose: boolean };

/**
 * Whether the other side must have it: `asked` always; `lenient` when there is a different number in its place;
 * `never` for numbers in names and idioms, which only account for a number of the other side.
 */
export type Demand = "asked" | "lenient" | "never";

/** What is counted, where it is one of few things known in both languages ("year", "country", "mu"). */
export type Unit = string;

/** From and to, both included: what a vague number can stand for. */
export type Span = { readonly low: number; readonly high: number };

export type Amount = {
  readonly kind: AmountKind;
  /** The first is what the amount is shown as; empty for vague numbers without a value of their own. */
  readonly readings: readonly Reading[];
  readonly vague: Span | null;
  readonly approximation: Approximation | null;
  readonly unit: Unit | null;
  /** Of a sum of money that says which; null for others, and where the text leaves it to the numbers around. */
  readonly currency: Currency | null;
  readonly demand: Demand;
  /** It cannot be left to the reader: in digits, large, a share, a measure, money, the number of an article. */
  readonly isHard: boolean;
  /** Where it is one end of a range: the other one is its neighbor. */
  readonly range: "low" | "high" | null;
  /** Half-open UTF-16 offsets of the number with its measure, without approximators. */
  readonly start: number;
  readonly end: number;
};

/** An amount while it is read: what follows or precedes it can still change it. */
export type AmountDraft = {
  kind: AmountKind;
  /** As written: 6.1 of 6.1 %, 3 of the third, 2 of two thirds over three. */
  number: Exact;
  /** The last big unit of the number (亿, million): a number before "to" or 至 may share it. */
  scale: Exact;
  /** Nothing but digits or simple words: may share scale, percent and unit with what follows. */
  isBare: boolean;
  /** What a bare number before this one shares with it. */
  lends: AmountKind | null;
  more: Reading[];
  vague: Span | null;
  approximation: Approximation | null;
  unit: Unit | null;
  currency: Currency | null;
  demand: Demand;
  isHard: boolean;
  range: Amount["range"];
  start: number;
  end: number;
};

export function draft(
  start: number,
  end: number,
  number: Exact,
  more: Partial<AmountDraft> = {},
): AmountDraft {
  return {
    kind: "count",
    number,
    scale: ONE,
    isBare: false,
    lends: null,
    more: [],
    vague: null,
    approximation: null,
    unit: null,
    currency: null,
    demand: "asked",
    isHard: false,
    range: null,
    start,
    end,
    ...more,
  };
}

export const reading = (sense: Sense, value: Exact, isLoose = false): Reading => ({ sense, value, isLoose });

const HUNDRED = exact(100);
const SENSES: Readonly<Record<AmountKind, Sense>> = {
  count: "count",
  ordinal: "ordinal",
  percent: "share",
  points: "points",
  fraction: "share",
  multiple: "ratio",
  decade: "decade",
  century: "century",
  name: "name",
  vague: "count",
};

/** Units of time in months or hours; the two do not convert into each other. */
const TIMES: Readonly<Record<Unit, readonly [sense: "months" | "hours", factor: Exact]>> = {
  year: ["months", exact(12)],
  quarter: ["months", exact(3)],
  month: ["months", ONE],
  week: ["hours", exact(168)],
  day: ["hours", exact(24)],
  hour: ["hours", ONE],
  minute: ["hours", exact(1, 60)],
};

/** What an amount means: its own sense first, then its span of time, then the further meanings found with it. */
export function readingsOf({ kind, number, unit, more }: AmountDraft): Reading[] {
  if (kind === "vague") return more;
  const value = kind === "percent" ? divide(number, HUNDRED) : number;
  const own = [reading(SENSES[kind], value)];
  const time = unit === null || kind !== "count" ? undefined : TIMES[unit];
  if (time !== undefined) own.push(reading(time[0], multiply(number, time[1])));
  return [...own, ...more];
}

/** The value as people of both languages read it; the written words for a vague number. */
export function writeAmount(amount: Amount, text: string): string {
  const own = amount.readings[0];
  if (own === undefined || amount.kind === "vague") return text.slice(amount.start, amount.end);
  const value = writeExact(own.value);
  switch (amount.kind) {
    case "percent":
      return `${writeExact(multiply(own.value, HUNDRED))}%`;
    case "points":
      return `${value} pp`;
    case "ordinal":
      return `№ ${value}`;
    case "multiple":
      return `× ${value}`;
    case "decade":
      return `${own.value.top}s`;
    case "century":
      return `C${value}`;
    case "name":
      return text.slice(amount.start, amount.end);
    default:
      return value;
  }
}
