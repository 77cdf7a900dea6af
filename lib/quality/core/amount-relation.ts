import type { Amount, Reading, Sense, Span, Unit } from "./amount";
import { areOfOneDimension } from "./amount-conversion";
import { divide, exact, isSame, multiply, sizeOf, writeExact } from "./amount-value";
import { directionOf } from "./approximation";

/** How an amount of the source and one of the translation belong together. */
export type Relation =
  | "same"
  /** The same, in words that can mean another value: "increased threefold". */
  | "ambiguous"
  | "vaguer"
  | "exacter"
  | "rounded"
  | "converted"
  /** An ordinal for a count. */
  | "recast"
  /** Percent for percentage points. */
  | "kind"
  | "different";

const TIMES = new Set(["year", "month", "week", "day", "hour", "minute", "quarter"]);

/**
 * Two spans of time in different units are compared as time only: three years are no three months. Nor are 160
 * kilometers 160 miles, and the number of an item counts nothing: 五点共识 is no "5.".
 */
export const mayCompare = (source: Amount, target: Amount, sense: Sense): boolean =>
  source.unit === target.unit ||
  (!(isCountOfTime(source, sense) && isCountOfTime(target, sense)) &&
    (sense !== "count" ||
      !(areOfOneDimension(source.unit, target.unit) || (target.unit === "item" && source.unit !== null))));

/** Also where it may be put as an ordinal: 三个月后 is no "three days after". */
const isCountOfTime = (amount: Amount, sense: Sense): boolean =>
  isTime(amount) && (sense === "count" || (sense === "ordinal" && amount.kind === "count"));

const isTime = ({ unit }: Amount): boolean => unit !== null && TIMES.has(unit);

export const hasOtherUnit = (source: Amount, target: Amount): boolean =>
  isFirm(source.unit) && isFirm(target.unit) && source.unit !== target.unit;

/** Translators say who or what is counted in other words, but hardly in another measure. */
const LOOSE_UNITS = new Set<Unit | null>([null, "country", "person", "times", "point"]);
export const isLooseUnit = (unit: Unit | null): boolean => LOOSE_UNITS.has(unit);
const isFirm = (unit: Unit | null): boolean => !LOOSE_UNITS.has(unit);

function hoursOf(amount: Amount): number | null {
  const months = sizeIn(amount, "months");
  return months === undefined ? (sizeIn(amount, "hours") ?? null) : months * MONTH_IN_HOURS;
}

/** Both sizes in months or hours where the amounts are spans of time in different units; null where they are not. */
export function timesOf(source: Amount, target: Amount): readonly [number, number] | null {
  if (!isTime(source) || !isTime(target) || source.unit === target.unit) return null;
  for (const from of source.readings) {
    const to = target.readings.find(({ sense }) => sense === from.sense);
    if (to !== undefined && (from.sense === "months" || from.sense === "hours"))
      return [sizeOf(from.value), sizeOf(to.value)];
  }
  const [before, after] = [hoursOf(source), hoursOf(target)];
  return before === null || after === null ? null : [before, after];
}

const MONTH_IN_HOURS = 730.5;
/** Months have 28 to 31 days, so that sixty days are about two months. */
const SHORTEST_MONTH = 0.915;
const LONGEST_MONTH = 1.02;
const HALF_MONTH_IN_DAYS = new Set([14, 15]);
const YEAR_IN_DAYS = new Set([365, 366]);

/** Months or years for days, weeks or hours: the same only for the days of a year, otherwise about as long or not. */
export function relateTimes(source: Amount, target: Amount): Relation | null {
  const hours = [source, target].map((one) => sizeIn(one, "hours"));
  const months = [source, target].map((one) => sizeIn(one, "months"));
  const [hour, month] = [hours[0] ?? hours[1], months[0] ?? months[1]];
  if (hour === undefined || month === undefined || (hours[0] === undefined) === (months[0] === undefined))
    return null;
  if (month === 0.5 && HALF_MONTH_IN_DAYS.has(hour / 24)) return "same";
  if (month === 12 && YEAR_IN_DAYS.has(hour / 24)) return "same";
  const ratio = hour / (month * MONTH_IN_HOURS);
  return ratio >= SHORTEST_MONTH && ratio <= LONGEST_MONTH ? "converted" : null;
}

const sizeIn = ({ readings }: Amount, sense: Sense): number | undefined => {
  const found = readings.find((one) => one.sense === sense);
  return found === undefined ? undefined : sizeOf(found.value);
};

/** The size that the amount is compared by when values differ. */
export const magnitude = ({ readings, vague }: Amount): number =>
  readings[0] === undefined ? (vague?.low ?? 0) : sizeOf(readings[0].value);

/** Whether it names a size only: 数十, 数十倍, "dozens". */
export const isVague = ({ kind, vague }: Amount): boolean =>
  kind === "vague" || (kind === "multiple" && vague !== null);

/** A span much wider than its beginning is vague; 11 to 19 is nearly exact. */
const WIDE = 2.5;
const isWide = ({ low, high }: Span): boolean => high / low > WIDE;

/** What a number can stand for: its own span, or that of a hedged count. */
function spanOf({ vague, readings, approximation, kind }: Amount): Span | null {
  if (vague !== null) return vague;
  const value = kind === "count" ? readings[0]?.value : undefined;
  if (value === undefined) return null;
  const size = sizeOf(value);
  const hedge = approximation === null ? null : directionOf(approximation.hedge);
  if (hedge === "up") return { low: size, high: size * 2 };
  return hedge === "down" ? { low: size * 0.8, high: size } : { low: size, high: size };
}

/** How two amounts relate of which one at least is vague; null where their sizes do not meet. */
export function relateVague(source: Amount, target: Amount): Relation | null {
  if (source.vague === null && target.vague === null) return null;
  // 40多年 has a value of its own: it is no "over three decades".
  if (source.kind === "count" && target.vague === null) return null;
  if (hasOtherUnit(source, target)) return null;
  const [from, to] = [spanOf(source), spanOf(target)];
  if (from === null || to === null || from.low > to.high || to.low > from.high) return null;
  if (source.demand === "never") return "same";
  if (isVague(source) && isVague(target)) return "same";
  if (source.vague !== null && target.vague !== null && !isWide(from) && !isWide(to)) return "same";
  if (source.kind === "vague" && !isWide(from) && target.approximation !== null) return "same";
  return isWide(to) ? "vaguer" : "exacter";
}

/** How far below the first number of a vague one a range may begin: 11 to 19 is "between 10 and 20". */
const RANGE_BEGINS = 0.9;

/** Whether the ends of a range are about those of a vague number. */
export function isRangeOf({ vague }: Amount, low: Amount | undefined, high: Amount | undefined): boolean {
  if (vague === null || low === undefined || high === undefined) return false;
  const [from, to] = [magnitude(low), magnitude(high)];
  return from >= vague.low * RANGE_BEGINS && to <= Math.ceil(vague.high) + 1 && from < to;
}

const MOST_OFF = 0.01;
const MOST_OFF_HEDGED = 0.05;
const LEAST_DIGITS = 3;

/** Whether the target is the source's value with fewer digits, as far off as its hedge allows. */
export function isRounded(source: Amount, target: Amount): boolean {
  const [from, to] = [source.readings[0], target.readings[0]];
  if (from === undefined || to === undefined || from.sense !== to.sense || hasOtherUnit(source, target))
    return false;
  if (from.sense !== "count" && from.sense !== "share") return false;
  const [before, after] = [sizeOf(from.value), sizeOf(to.value)];
  const off = Math.abs(before - after) / before;
  if (off > MOST_OFF_HEDGED) return false;
  const [digits, fewer] = [countDigits(from), countDigits(to)];
  if (digits < LEAST_DIGITS || fewer >= digits) return false;
  const hedge = target.approximation === null ? null : directionOf(target.approximation.hedge);
  if (hedge === "up") return after < before;
  if (hedge === "down") return after > before;
  if (hedge === "around") return true;
  return off <= MOST_OFF && Number(before.toPrecision(fewer)) === after;
}

const countDigits = ({ value }: Reading): number =>
  writeExact(value)
    .replace(/[^\d]/g, "")
    .replace(/^0+|0+$/g, "").length;

/** Percent where the other side has percentage points, of the same number. */
export function isPointsForPercent(source: Amount, target: Amount): boolean {
  const [from, to] = [source.readings[0], target.readings[0]];
  if (from === undefined || to === undefined) return false;
  const hundred = exact(100);
  if (from.sense === "points" && to.sense === "share") return isSame(from.value, multiply(to.value, hundred));
  return from.sense === "share" && to.sense === "points" && isSame(from.value, divide(to.value, hundred));
}

/** Whether one value is the other with its point moved: the error of 万 and 亿. */
export function isPowerOfTen(one: number, other: number): boolean {
  const power = Math.log10(one / other);
  return Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-9;
}
