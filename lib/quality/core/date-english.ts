import { rememberTexts } from "@/lib/text/core/remember";
import { type CalendarKind, type CalendarReading, type DateReading, isDay } from "./date-reading";
import { readSmallEnglish } from "./small-numerals";
import { outside, type Span } from "./spans";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b(?:\\.(?=,?\\s?\\d))?";
const ANY_MONTH = new RegExp(`\\b${MONTH}`, "i");
/** Without a digit, or letters of every ordinal, there is no day. */
const ANY_DAY = /\d|first|second|third|[efhnrx]th/i;
const ANY_DIGIT = /\d/;
const ORDINAL_WORD =
  "(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|(?:ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie)th";
const DAY = `(?:\\d{1,2}(?:st|nd|rd|th)?(?![\\d%]|[.,]\\d{3})|${ORDINAL_WORD})`;
const TO = "\\s?(?:[-–—]|to|through|until|and|,)\\s?";
/**
 * So many days beside the one that stands at the month. V8 compiles a repetition of up to three as that many copies, which
 * takes it 30 ms of such a pattern; of more it makes a loop.
 */
const FURTHER = "{0,4}";
const MONTH_FIRST = new RegExp(
  `\\b(?<m>${MONTH})\\s{1,2}(?:the\\s)?(?<d>${DAY})(?<more>(?:${TO}(?:the\\s)?${DAY})${FURTHER})(?:(?:,|\\sof|\\sin)?\\s{0,2}(?<y>\\d{4})\\b)?`,
  "gi",
);
const DAY_FIRST = new RegExp(
  `\\b(?<first>(?:${DAY}${TO}(?:the\\s)?)${FURTHER})(?<d>${DAY})\\s(?:day\\s)?(?:of\\s)?(?<m>${MONTH})(?:,?\\s(?:of\\s)?(?<y>\\d{4})\\b)?`,
  "gi",
);
const FURTHER_DAYS = new RegExp(DAY, "gi");
const MONTH_YEAR = new RegExp(`\\b(?<m>${MONTH}),?\\s(?:of\\s|in\\s)?(?<y>\\d{4})\\b`, "gi");
const MONTH_ALONE = new RegExp(`\\b(?<m>${MONTH})`, "g");
const ISO = /\b(?<y>[12]\d{3})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})\b/g;
const SLASHED = /\b(?<one>\d{1,2})[/.](?<two>\d{1,2})(?:[/.](?<y>\d{4}|\d{2}))?\b/g;
/** "on the 16th", where nothing follows that the number could belong to. */
const DAY_ALONE = /\bthe (?<d>\d{1,2}(?:st|nd|rd|th))(?=[,.;:)]|$| of (?:this|last|next) month)/g;
/** "The first five months of 2023", "the first half of the year": from January to that month. */
const FIRST_MONTHS =
  /\bfirst (?:(?<n>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]) months|(?<half>half)|(?<quarter>quarter)|three (?<quarters>quarters))\b(?: (?:of|in) (?<y>\d{4})\b)?/gi;
const YEAR =
  /(?<![\d$€£¥.,])(?<y>1[5-9]\d{2}|2[01]\d{2})(?![\d%]|[.,]\d|s\b)(?:\s?[-–—/]\s?(?<short>\d{2})(?!\d))?/g;

/**
 * The dates of an English text, each way that official texts write them: 24 May 2020, May 24th, the first of July,
 * 24–26 May, 2020-05-24, 5/24 (either order, loose), May 2020, May, 2020, 2016-20. Months alone only with a capital.
 */
export const readEnglishDates = rememberTexts(readDates);

function readDates(text: string): readonly DateReading[] {
  const named = ANY_MONTH.test(text);
  const digits = ANY_DIGIT.test(text);
  const full = [
    ...(digits ? readIso(text) : []),
    ...(named && ANY_DAY.test(text) ? [...readDays(text, DAY_FIRST), ...readDays(text, MONTH_FIRST)] : []),
  ];
  const monthly = named && digits ? fromGroups(text, MONTH_YEAR) : [];
  const months = named
    ? fromGroups(text, MONTH_ALONE).filter(({ start, end }) => !isVerb(text, start, end))
    : [];
  const known = [full, outsideOf(monthly, full)].flat();
  const partly = [...known, ...outsideOf(months, known)];
  const alone = [...(digits ? readDaysAlone(text) : []), ...readFirstMonths(text)];
  const slashed = digits ? outsideOf(readSlashed(text), partly) : [];
  const years = digits ? outsideOf(readYears(text), [...partly, ...slashed]) : [];
  return [...partly, ...alone, ...slashed, ...years].sort((one, other) => one.start - other.start);
}

function outsideOf<T extends Span>(readings: readonly T[], known: readonly Span[]): readonly T[] {
  if (readings.length === 0 || known.length === 0) return readings;
  const free = new Set(outside(sorted(readings), sorted(known)));
  return readings.filter((reading) => free.has(reading));
}

const sorted = (spans: readonly Span[]): Span[] => [...spans].sort((one, other) => one.start - other.start);

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** "May we ask" and "Mar": a sentence's first word is no month when a word in small letters follows "May" or "March". */
function isVerb(text: string, start: number, end: number): boolean {
  const begins = /(?:^|[.!?:;“"]\s*)$/.test(text.slice(Math.max(0, start - 4), start));
  return (
    begins && /^(?:May|March)$/.test(text.slice(start, end)) && /^\s[a-z]/.test(text.slice(end, end + 2))
  );
}

function fromGroups(text: string, pattern: RegExp): DateReading[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ index, 0: found, groups = {} }) => {
    const month = monthOf(groups.m ?? "");
    const span = { start: index, end: index + found.length };
    return groups.y === undefined ? [{ ...span, month }] : [{ ...span, month, year: Number(groups.y) }];
  });
}

function readDays(text: string, pattern: RegExp): DateReading[] {
  return Array.from(text.matchAll(pattern)).flatMap(({ index, 0: found, groups = {} }) => {
    const month = monthOf(groups.m ?? "");
    const span = { start: index, end: index + found.length };
    const year = groups.y === undefined ? {} : { year: Number(groups.y) };
    const first = readSmallEnglish(groups.d ?? "");
    const further = `${groups.more ?? ""}${groups.first ?? ""}`;
    const others =
      further === "" ? [] : Array.from(further.matchAll(FURTHER_DAYS), ([day]) => readSmallEnglish(day));
    const read = (day: number | null, more: object): DateReading[] =>
      day !== null && isDay(month, day) ? [{ ...span, ...year, month, day, ...more }] : [];
    return [...read(first, {}), ...others.flatMap((day) => read(day, { loose: true }))];
  });
}

function readDaysAlone(text: string): DateReading[] {
  return Array.from(text.matchAll(DAY_ALONE)).flatMap(({ index, 0: found, groups = {} }) => {
    const day = readSmallEnglish(groups.d ?? "");
    return day !== null && isDay(1, day) ? [{ start: index, end: index + found.length, day }] : [];
  });
}

/** The first and the last month that "the first five months" are; loose, for they are no dates of their own. */
function readFirstMonths(text: string): DateReading[] {
  return Array.from(text.matchAll(FIRST_MONTHS)).flatMap(({ index, 0: found, groups = {} }) => {
    const { n, half, quarter, quarters, y } = groups;
    const named = half ? 6 : quarter ? 3 : quarters ? 9 : readSmallEnglish(n ?? "");
    if (named === null) return [];
    const span = { start: index, end: index + found.length, loose: true };
    const year = y === undefined ? {} : { year: Number(y) };
    return [1, named].map((month) => ({ ...span, ...year, month }));
  });
}

function readIso(text: string): DateReading[] {
  return Array.from(text.matchAll(ISO)).flatMap(({ index, 0: found, groups = {} }) => {
    const [year, month, day] = [Number(groups.y), Number(groups.m), Number(groups.d)];
    return isDay(month, day) ? [{ start: index, end: index + found.length, year, month, day }] : [];
  });
}

function readSlashed(text: string): DateReading[] {
  return Array.from(text.matchAll(SLASHED)).flatMap(({ index, 0: found, groups = {} }) => {
    const [one, two] = [Number(groups.one), Number(groups.two)];
    const year = groups.y?.length === 4 ? { year: Number(groups.y) } : {};
    const span = { start: index, end: index + found.length, loose: true, ...year };
    return [
      ...(isDay(one, two) ? [{ ...span, month: one, day: two }] : []),
      ...(isDay(two, one) ? [{ ...span, month: two, day: one }] : []),
    ];
  });
}

function readYears(text: string): DateReading[] {
  return Array.from(text.matchAll(YEAR)).flatMap(({ index, 0: found, groups = {} }) => {
    const year = Number(groups.y);
    const span = { start: index, end: index + found.length };
    if (groups.short === undefined) return [{ ...span, year }];
    const until = Math.floor(year / 100) * 100 + Number(groups.short);
    return [{ ...span, year }, ...(until > year ? [{ ...span, year: until }] : [])];
  });
}

const HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";
const CLOCK = new RegExp(
  `\\b(?:(?<h>\\d{1,2})(?:[:.](?<min>[0-5]\\d))?\\s?(?<half>[ap])\\.?m\\b\\.?|(?<h2>[01]?\\d|2[0-3]):(?<min2>[0-5]\\d)|(?<h3>${HOURS}|\\d{1,2})\\so['’]clock(?:\\sin\\sthe\\s(?<part>morning|afternoon|evening))?|(?<name>noon|midnight))\\b`,
  "gi",
);
const DECADE = /(?<!\d)([12]\d{2}0)['’]?s\b/g;
const CENTURY = new RegExp(`\\b(\\d{1,2}(?:st|nd|rd|th)|${ORDINAL_WORD})[- ]centur(?:y|ies)\\b`, "gi");
const HALF = /\b(first|second|latter)[- ]half\b|\bH([12])\b/gi;
const QUARTER = /\b(first|second|third|fourth|final|last)[- ]quarters?\b|\bQ([1-4])\b/gi;
const WEEKDAY = /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b/g;
const WEEKDAYS = ["Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"];
const QUARTERS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  final: 4,
  last: 4,
};

/** Times of day, decades, centuries, halves and quarters of a year, days of the week: of those kinds that are asked for. */
export function readEnglishCalendar(text: string, kinds: ReadonlySet<CalendarKind>): CalendarReading[] {
  return [...kinds].flatMap((kind) => READERS[kind](text));
}

const READERS: Readonly<Record<CalendarKind, (text: string) => CalendarReading[]>> = {
  time: (text) => read(text, CLOCK, "time", readClock),
  decade: (text) => read(text, DECADE, "decade", ([, year]) => Number(year)),
  century: (text) => read(text, CENTURY, "century", ([, number]) => readSmallEnglish(number ?? "")),
  half: (text) =>
    read(text, HALF, "half", ([, half, number]) =>
      half?.toLowerCase() === "first" || number === "1" ? 1 : 2,
    ),
  quarter: (text) =>
    read(text, QUARTER, "quarter", ([, name, number]) =>
      number === undefined ? (QUARTERS[name?.toLowerCase() ?? ""] ?? null) : Number(number),
    ),
  weekday: (text) => read(text, WEEKDAY, "weekday", ([, name]) => WEEKDAYS.indexOf(name ?? "") + 1),
};

function read(
  text: string,
  pattern: RegExp,
  kind: CalendarReading["kind"],
  toNumber: (found: RegExpExecArray) => number | null,
): CalendarReading[] {
  return Array.from(text.matchAll(pattern)).flatMap((found) => {
    const number = toNumber(found);
    return number === null ? [] : [{ kind, number, start: found.index, end: found.index + found[0].length }];
  });
}

function readClock({ groups = {} }: RegExpExecArray): number | null {
  if (groups.name !== undefined) return groups.name.toLowerCase() === "noon" ? 12 * 60 : 0;
  const hour = readSmallEnglish(groups.h ?? groups.h2 ?? groups.h3 ?? "");
  if (hour === null || hour > 24) return null;
  const minutes = Number(groups.min ?? groups.min2 ?? 0);
  const late = groups.half?.toLowerCase() === "p" || /noon|eve/i.test(groups.part ?? "");
  const early = groups.half?.toLowerCase() === "a" && hour === 12;
  return ((late && hour < 12 ? hour + 12 : early ? 0 : hour) % 24) * 60 + minutes;
}
