import { rememberTexts } from "@/lib/text/core/remember";
import { type CalendarReading, type DateReading, isDay } from "./date-reading";
import { readChineseYear, readSmallChinese } from "./small-numerals";

const D = "[0-9０-９]";
const YEAR = `(?:[12１２]${D}{3}|[一二][〇○零一二三四五六七八九]{3})`;
const SMALL = `(?:${D}{1,2}|[一二三四五六七八九十]{1,3})`;
const TO = "(?:[-－—–~～至到]{1,2}|、)";
const DAY = `(${SMALL})(?:[日号]|(?=${TO}${SMALL}[日号]))`;

/** 2020年5月24日, 2020年5月, 2020年, and the first year of 2016—2020年. */
const FROM_YEAR = `(?<y>${YEAR})(?:年(?:度)?(?:(?<m>${SMALL})月份?(?:${DAY.replace("(", "(?<d>")})?)?|(?=${TO}${YEAR}年))`;
const FROM_MONTH = `(?<m2>${SMALL})月${DAY.replace("(", "(?<d2>")}`;
/** 本月15日; in characters it would be a number of days. */
const DAY_ALONE = `(?<![期续每共第近隔前后约满])(?<d3>${D}{1,2})[日号](?![本常益报记语元线楼内游后前之来间])`;
const MONTH_ALONE = `(?<m3>${D}{1,2})月份?|(?<=[今去明前当同]年)(?<m4>${SMALL})月份?`;
const DATE = new RegExp(
  `(?=[0-9０-９一二三四五六七八九十])(?<!${D}|[.．个])(?:${FROM_YEAR}|${FROM_MONTH}|${MONTH_ALONE}|${DAY_ALONE})`,
  "gu",
);
const NEXT_DAY = new RegExp(`${TO}(${SMALL})[日号]`, "uy");

/** A character of every date. */
const DATE_HINT = /[年月日号]/;

/** What follows a number of years that is not a year ("1900年历史"), or a decade. */
const NO_YEAR = /^(?:代|历史|的历史|多|以上|来的)/;
const YEARS = { from: 1500, until: 2199 };

/** The dates of a Chinese text, in order; each day of a range is one, and 15日 alone is a day without its month. Dates of the farmers' calendar are left out. */
export const readChineseDates = rememberTexts(readDates);

function readDates(text: string): readonly DateReading[] {
  if (!DATE_HINT.test(text)) return [];
  let reached = 0;
  return Array.from(text.matchAll(DATE)).flatMap((found) => {
    const reading = toReading(text, found);
    if (reading === null || /农历|阴历/.test(text.slice(Math.max(0, found.index - 4), found.index)))
      return [];
    if (found.index < reached) return [];
    const days = reading.day === undefined ? [reading] : [reading, ...readNextDays(text, reading)];
    reached = days.at(-1)?.end ?? reached;
    return days;
  });
}

function toReading(text: string, found: RegExpExecArray): DateReading | null {
  const span = { start: found.index, end: found.index + found[0].length };
  const { y, m, d, m2, d2, d3, m3, m4 } = found.groups ?? {};
  const year = y === undefined ? null : readChineseYear(y);
  const month = readSmall(m ?? m2 ?? m3 ?? m4);
  const day = readSmall(d ?? d2 ?? d3);
  if (!isDay(month ?? 1, day ?? 1)) return null;
  if (year !== null && month === null && !isYear(year, text.slice(span.end, span.end + 4))) return null;
  return {
    ...span,
    ...(year === null ? {} : { year }),
    ...(month === null ? {} : { month }),
    ...(day === null ? {} : { day }),
  };
}

const readSmall = (text: string | undefined): number | null =>
  text === undefined ? null : readSmallChinese(text);

const isYear = (year: number, after: string): boolean =>
  year >= YEARS.from &&
  year <= YEARS.until &&
  !NO_YEAR.test(after) &&
  !(after.startsWith("前") && isAgo(year));

/** 2000年前 is two thousand years ago; 2060年前 is before 2060. */
const isAgo = (year: number): boolean => year % 100 === 0 || year < 1900;

/** The further days of "5月24日至26日" and "5月24日、25日". */
function readNextDays(text: string, first: DateReading): DateReading[] {
  const days: DateReading[] = [];
  NEXT_DAY.lastIndex = first.end;
  for (let found = NEXT_DAY.exec(text); found !== null; found = NEXT_DAY.exec(text)) {
    const day = readSmall(found[1]);
    if (day === null || !isDay(1, day)) break;
    days.push({
      ...first,
      start: found.index + found[0].search(/[^-－—–~～至到、]/),
      end: NEXT_DAY.lastIndex,
      day,
    });
  }
  return days;
}

const CLOCK = new RegExp(
  `(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|夜里)(?<h>${SMALL})(?:时|点钟?)(?:(?<min>${SMALL})分|(?<half>半))?` +
    `|(?<!${D})(?<h2>${D}{1,2})(?:时|点)(?<min2>${D}{1,2})分`,
  "gu",
);
/** Most 时 and 点 of a text tell no time. */
const CLOCK_HINT = /[0-9０-９一二三四五六七八九十][时点]/;
const DECADE =
  /(?<century>\d{2}|[一二]十[一二三四五六七八九]?|十[一二三四五六七八九]|上(?:个)?)世纪(?<ten>[二三四五六七八九]十|[1-9]0)年代|(?<full>[12]\d{2}0)年代/gu;
const CENTURY =
  /(?<![\d半个十])(\d{1,2}|[一二]?十[一二三四五六七八九]?)世纪(?!(?:[二三四五六七八九]十|[1-9]0)年代)/gu;
const HALF = /(上|下)半年/gu;
const QUARTER = /第?([一二三四1-4])季度/gu;
const WEEKDAY = /(?:星期|礼拜|周)([一二三四五六日天])/gu;

/** A character of each thing of the calendar. */
const CALENDAR_HINT = /[0-9０-９一二三四五六七八九十][时点]|年代|世纪|半年|季度|[周拜期][一二三四五六日天]/;

/** Times of day, decades, centuries, halves and quarters of a year, days of the week. */
export const readChineseCalendar = rememberTexts(readCalendar);

function readCalendar(text: string): readonly CalendarReading[] {
  if (!CALENDAR_HINT.test(text)) return [];
  return [
    ...(CLOCK_HINT.test(text) ? read(text, CLOCK, "time", readClock) : []),
    ...(text.includes("年代") ? read(text, DECADE, "decade", readDecade) : []),
    ...(text.includes("世纪") ? read(text, CENTURY, "century", ([, number]) => readSmall(number)) : []),
    ...read(text, HALF, "half", ([, half]) => (half === "上" ? 1 : 2)),
    ...read(text, QUARTER, "quarter", ([, number]) => readSmall(number)),
    ...read(text, WEEKDAY, "weekday", ([, name]) => ("日天".includes(name ?? "") ? 7 : readSmall(name))),
  ];
}

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
  const hour = readSmall(groups.h ?? groups.h2);
  const minutes = groups.half === undefined ? readSmall(groups.min ?? groups.min2 ?? "0") : 30;
  if (hour === null || minutes === null || hour > 24 || minutes > 59) return null;
  const late = /下午|傍晚|晚/.test(groups.part ?? "") && hour < 12;
  const noon = groups.part === "中午" && hour < 6;
  const midnight = hour === 12 && /晚|夜/.test(groups.part ?? "");
  return ((late || noon || midnight ? hour + 12 : hour) % 24) * 60 + minutes;
}

function readDecade({ groups = {} }: RegExpExecArray): number | null {
  if (groups.full !== undefined) return Number(groups.full);
  const century = groups.century?.startsWith("上") ? 20 : readSmall(groups.century);
  const ten = readSmall(groups.ten);
  return century === null || ten === null ? null : (century - 1) * 100 + ten;
}
