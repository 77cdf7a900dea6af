import { LEAST_LONG_TEXT, type Turns } from "@/lib/text/core/turns";
import { readChineseCalendar, readChineseDates } from "./date-chinese";
import { readEnglishCalendar, readEnglishDates } from "./date-english";
import {
  CALENDAR_KINDS,
  type CalendarKind,
  type CalendarReading,
  type DateParts,
  type DateReading,
  writeDate,
  writeTime,
} from "./date-reading";
import type { CheckedPair, Finding } from "./finding";
import { report, type Span, spanAt } from "./spans";

const RELATIVE_SOURCE = /[今去明前后当同翌]年|年前|年后|年来/;
const RELATIVE_YEAR =
  /\b(?:(?:this|last|next|past|previous|coming|same|that|following|current|preceding) year|years? ago|years? (?:earlier|later)|the year|to date|since then|over the (?:past|last))\b/i;
const RELATIVE_DAY =
  /\b(?:today|yesterday|tomorrow|tonight|(?:this|last|next|same|that|following) (?:month|day|week|morning)|the (?:day|month))\b/i;

/**
 * Dates of the source that the English does not have. A date that is missing while the English has one more than the
 * source of the same exactness is `date-different`; one that is missing otherwise is `date-missing`, unless a word as
 * "this year" may stand for it; one whose year the English leaves out altogether is `date-no-year`. Times, decades,
 * centuries, halves, quarters and days of the week are compared only when both texts have some (`date-different`).
 */
export function checkDate(pair: CheckedPair): readonly Finding<"date">[] {
  return [...checkDates(pair), ...checkCalendar(pair)];
}

/** Reads the dates of both texts, for who has others waiting: with long ones it is most of the work, and is remembered. */
export function* readDatesInTurns({ source, target }: CheckedPair): Turns<void> {
  const wanted = readChineseDates(source);
  if (target.length <= LEAST_LONG_TEXT) return;
  yield;
  if (wanted.length > 0) readEnglishDates(target);
  yield;
}

/** Texts with more dates than this are no prose, and comparing all with all would not stay linear. */
const MOST_DATES = 200;

/** Words of the two texts that may stand for a date, looked for once. */
type Relative = {
  readonly ofSource: boolean;
  readonly year: boolean;
  readonly day: boolean;
  readonly isSaid: (year: number) => boolean;
};

function checkDates(pair: CheckedPair): Finding<"date">[] {
  const wanted = readChineseDates(pair.source);
  if (wanted.length === 0) return [];
  const given = readEnglishDates(pair.target);
  if (Math.max(wanted.length, given.length) > MOST_DATES) return [];
  const relative = {
    ofSource: RELATIVE_SOURCE.test(pair.source),
    year: RELATIVE_YEAR.test(pair.target),
    day: RELATIVE_DAY.test(pair.target),
    isSaid: readNearYears(pair),
  };
  const free = given.filter((date) => !date.loose && !wanted.some((other) => answers(other, date)));
  return wanted.flatMap((date) => compareDate(pair, date, { given, free, relative }));
}

type Given = {
  readonly given: readonly DateReading[];
  /** English dates that answer none of the source's; each is held against one date at most. */
  readonly free: DateReading[];
  readonly relative: Relative;
};

function compareDate(
  pair: CheckedPair,
  date: DateReading,
  { given, free, relative }: Given,
): Finding<"date">[] {
  const answer = given.find((other) => answers(date, other));
  if (answer !== undefined)
    return !relative.year && needsYear(date, answer, given, pair) ? [noYear(pair, date, answer)] : [];
  if (date.month === undefined && date.year !== undefined && relative.isSaid(date.year)) return [];
  const at = free.findIndex((other) => isSameKind(date, other) && mayBeMeant(date, relative));
  const other = at < 0 ? undefined : free.splice(at, 1)[0];
  if (other !== undefined) return [different(pair, date, other, writeDate(date), writeDate(other))];
  const silent = date.month === undefined ? relative.year : relative.day;
  return silent || isDayAlone(date) ? [] : [missing(pair, date)];
}

/** Whether the English date says what the source's says, as far as both say it, and is exact enough. */
function answers(source: DateParts, target: DateParts): boolean {
  if (source.day !== undefined && target.day === undefined) return false;
  if (source.month !== undefined && target.month === undefined) return false;
  if (source.month === undefined && source.day === undefined && target.year === undefined) return false;
  return (["year", "month", "day"] as const).every(
    (part) => source[part] === undefined || target[part] === undefined || source[part] === target[part],
  );
}

/** Equally exact; a day without its month may be held against a day of any month. */
const isSameKind = (one: DateParts, other: DateParts): boolean =>
  (one.day === undefined) === (other.day === undefined) &&
  ((one.month === undefined) === (other.month === undefined) || isDayAlone(one));

const isDayAlone = ({ month, day }: DateParts): boolean => month === undefined && day !== undefined;

const NEAR_YEARS: readonly (readonly [words: RegExp, after: number])[] = [
  [/\b(?:this|the current) year\b/i, 0],
  [/\b(?:last|the past|the previous|the preceding) year\b/i, -1],
  [/\b(?:next|the coming|the following) year\b/i, 1],
];

/** The years that "last year" and the like say, seen from the document's; without a date, any may be meant. */
function readNearYears({ target, date }: CheckedPair): (year: number) => boolean {
  const said = NEAR_YEARS.filter(([words]) => words.test(target)).map(([, after]) => after);
  const own = date === null ? null : Number(date.slice(0, 4));
  return (year) => said.some((after) => own === null || own + after === year);
}

/** A year that is not in the source may be what "last year" or "ten years ago" was made into. */
const mayBeMeant = (date: DateParts, { ofSource }: Relative): boolean =>
  date.month !== undefined || date.day !== undefined || !ofSource;

/** Whether the year of a date stands nowhere in the English, though it is not the document's own. */
function needsYear(
  date: DateReading,
  answer: DateReading,
  given: readonly DateReading[],
  pair: CheckedPair,
): boolean {
  if (date.year === undefined || answer.year !== undefined) return false;
  if (given.some(({ year }) => year === date.year)) return false;
  return pair.date?.slice(0, 4) !== String(date.year);
}

const sourceSpan = (pair: CheckedPair, { start, end }: Span, value: string) =>
  spanAt(pair.source, start, end, value);

function different(
  pair: CheckedPair,
  source: Span,
  target: Span,
  expected: string,
  found: string,
): Finding<"date"> {
  return report("date", "date-different", "error", {
    values: { expected, found },
    source: sourceSpan(pair, source, expected),
    target: spanAt(pair.target, target.start, target.end, found),
  });
}

function missing(pair: CheckedPair, date: DateReading): Finding<"date"> {
  const expected = writeDate(date);
  return report("date", "date-missing", "warning", {
    values: { expected },
    source: sourceSpan(pair, date, expected),
  });
}

function noYear(pair: CheckedPair, date: DateReading, answer: DateReading): Finding<"date"> {
  const found = writeDate(answer);
  return report("date", "date-no-year", "notice", {
    values: { expected: writeDate(date), found },
    source: sourceSpan(pair, date, writeDate(date)),
    target: spanAt(pair.target, answer.start, answer.end, found),
  });
}

function checkCalendar(pair: CheckedPair): Finding<"date">[] {
  const wanted = readChineseCalendar(pair.source);
  if (wanted.length === 0) return [];
  const given = readEnglishCalendar(pair.target, new Set(wanted.map(({ kind }) => kind)));
  if (Math.max(wanted.length, given.length) > MOST_DATES) return [];
  return CALENDAR_KINDS.flatMap((kind) =>
    compareKind(
      pair,
      wanted.filter((reading) => reading.kind === kind),
      given.filter((reading) => reading.kind === kind),
    ),
  );
}

function compareKind(
  pair: CheckedPair,
  wanted: readonly CalendarReading[],
  given: readonly CalendarReading[],
): Finding<"date">[] {
  const free = given.filter((reading) => !wanted.some((other) => isSame(other, reading)));
  const taken = new Set<CalendarReading>();
  return wanted.flatMap((reading) => {
    const same = given.filter((other) => isSame(reading, other));
    const own = same.find((other) => !taken.has(other));
    if (own !== undefined) taken.add(own);
    // What is said twice may be said once, but a time of day that stands in its place is another one.
    if (own !== undefined || (same.length > 0 && reading.kind !== "time")) return [];
    const other = free.shift();
    return other === undefined ? [] : [different(pair, reading, other, write(reading), write(other))];
  });
}

/** "Three o'clock" without its half of the day answers for both. */
const isSame = (one: CalendarReading, other: CalendarReading): boolean =>
  one.number === other.number || (one.kind === "time" && one.number === other.number + 12 * 60);

const write = ({ kind, number }: CalendarReading): string => WRITTEN[kind](number);

const WRITTEN: Readonly<Record<CalendarKind, (number: number) => string>> = {
  time: writeTime,
  decade: (year) => `${year}s`,
  century: (number) => `C${number}`,
  half: (number) => `H${number}`,
  quarter: (number) => `Q${number}`,
  weekday: (number) => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][number - 1] ?? "",
};
