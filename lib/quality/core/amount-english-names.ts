import { type AmountDraft, draft, reading } from "./amount";
import { readRoman } from "./amount-english-roman";
import { exact, readDecimal, sizeOf } from "./amount-value";
import { isAdjacent, readEnglishNumber } from "./english-number";
import {
  CURRENCY_LETTERS,
  DECADES,
  HIDDEN,
  MEASURES,
  MONTHS,
  ORDINALS,
  PERIODIC,
  SCALES,
  SHORT_SCALES,
  UNITS,
} from "./english-number-words";
import type { Token } from "./english-tokens";

type Names = { readonly drafts: AmountDraft[]; readonly next: number };

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/** Names with numbers, Roman numbers, section numbers and times of day that begin with the token at `at`. */
export function readEnglishName(text: string, tokens: readonly Token[], at: number): Names | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === "digits") return readDigits(text, tokens, at, token);
  if (token.kind !== "word") return null;
  if (token.word === "group" && wordAt(tokens, at + 1) === "of") return readGroup(text, tokens, at);
  const hidden = HIDDEN.get(token.word);
  if (hidden !== undefined)
    return alone(draft(token.start, token.end, exact(hidden), { demand: "never" }), at + 1);
  const period = PERIODIC.get(token.word);
  if (period !== undefined) {
    const [number, unit] = period;
    return alone(draft(token.start, token.end, exact(number), { demand: "never", unit }), at + 1);
  }
  if (token.word === "clock") return readAroundTheClock(tokens, at);
  if (token.word === "january" || token.word === "jan") return readFirstMonths(tokens, at);
  const decade = DECADES.get(token.word);
  if (decade !== undefined) {
    if (isAge(tokens, at)) return alone(ageOf(token, decade), at + 1);
    const one = draft(token.start, token.end, exact(1900 + decade), { kind: "decade", demand: "lenient" });
    return alone(one, at + 1);
  }
  if (UNITS.has(token.word)) {
    const clock = readClock(tokens, at);
    if (clock !== null) return clock;
  }
  const roman = readRoman(text, tokens, at, token);
  return roman === null ? null : alone(roman, at + 1);
}

const POSSESSIVES = new Set("his her their my our your".split(" "));
const PARTS_OF_DECADE = new Set("early mid late - middle".split(" "));

/** "In his early twenties", "still writing in her eighties". */
function isAge(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (before > at - 4 && PARTS_OF_DECADE.has(wordAt(tokens, before))) before -= 1;
  return POSSESSIVES.has(wordAt(tokens, before));
}

function ageOf({ start, end }: Token, decade: number): AmountDraft {
  const approximation = { hedge: "above", isUnsure: true, start, end } as const;
  return draft(start, end, exact(decade), { demand: "lenient", approximation });
}

const alone = (one: AmountDraft, next: number): Names => ({ drafts: [one], next });

/** "around the clock" accounts for 24小时. */
function readAroundTheClock(tokens: readonly Token[], at: number): Names | null {
  const token = tokens[at];
  const isHyphened = wordAt(tokens, at - 1) === "-";
  const [the, round] = (isHyphened ? [2, 4] : [1, 2]).map((step) => wordAt(tokens, at - step));
  if (token === undefined || the !== "the" || round?.endsWith("round") !== true) return null;
  return alone(draft(token.start, token.end, exact(24), { demand: "never", unit: "hour" }), at + 1);
}

const MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** "From January to September" accounts for 前三季度 and 前九个月. */
function readFirstMonths(tokens: readonly Token[], at: number): Names | null {
  const [token, last] = [tokens[at], tokens[at + 2]];
  if (
    token === undefined ||
    last === undefined ||
    !/^(?:to|through|until|-|and)$/.test(wordAt(tokens, at + 1))
  )
    return null;
  const month = MONTHS.has(last.word) ? MONTH_NAMES.indexOf(last.word.slice(0, 3)) + 1 : 0;
  if (month < 2) return null;
  const more = [reading("months", exact(month))];
  return alone(draft(token.start, last.end, exact(month), { demand: "never", unit: "month", more }), at + 3);
}

const skip = (next: number): Names => ({ drafts: [], next });

/** "the Group of Twenty". */
function readGroup(text: string, tokens: readonly Token[], at: number): Names | null {
  const number = readEnglishNumber(tokens, at + 2);
  const [first, last] = [tokens[at], tokens[(number?.next ?? 0) - 1]];
  if (number === null || first === undefined || last === undefined) return null;
  if (!/^[A-Z0-9]/.test(text.charAt(tokens[at + 2]?.start ?? 0))) return null;
  const one = draft(first.start, last.end, number.value, { kind: "name", unit: "g", demand: "lenient" });
  return alone(one, number.next);
}

const HOTLINE = /^(?:hotline|helpline|hotlines|platform|number|line)$/;
const BEFORE_HOTLINE = /^(?:hotline|dial|dialing|call|helpline|number)$/;
const LONGEST_NAME = 12;

function readDigits(text: string, tokens: readonly Token[], at: number, token: Token): Names | null {
  return (
    readSections(tokens, at) ??
    readYears(tokens, at) ??
    readClock(tokens, at) ??
    readLettered(text, tokens, at, token) ??
    readHotline(tokens, at, token)
  );
}

/** "24/7" accounts for 24小时 and 七天. */
function allWeek(tokens: readonly Token[], at: number): Names | null {
  const [hours, days] = [tokens[at], tokens[at + 2]];
  if (hours === undefined || days === undefined) return null;
  const drafts = [
    draft(hours.start, hours.end, exact(24), { demand: "never", unit: "hour" }),
    draft(days.start, days.end, exact(7), { demand: "never", unit: "day" }),
  ];
  return { drafts, next: at + 3 };
}

/** Numbers of sections and versions: 1.2.3, 9/11. */
function readSections(tokens: readonly Token[], at: number): Names | null {
  const [one, slash, other] = [0, 1, 2].map((step) => wordAt(tokens, at + step));
  if (slash === "/" && one === "9" && other === "11") return skip(at + 3);
  if (slash === "/" && one === "24" && other === "7") return allWeek(tokens, at);
  let next = at;
  while (
    wordAt(tokens, next + 1) === "." &&
    isAdjacent(tokens, next + 1) &&
    isAdjacent(tokens, next + 2) &&
    tokens[next + 2]?.kind === "digits"
  )
    next += 2;
  return next === at ? null : skip(next + 1);
}

/** 9:30, 9 a.m., 9 o'clock. */
function readClock(tokens: readonly Token[], at: number): Names | null {
  if (
    wordAt(tokens, at + 1) === ":" &&
    isAdjacent(tokens, at + 1) &&
    isAdjacent(tokens, at + 2) &&
    /^\d\d$/.test(wordAt(tokens, at + 2))
  )
    return skip(at + 3);
  const [one, two, three] = [1, 2, 3].map((step) => wordAt(tokens, at + step));
  if (one === "am" || one === "pm" || one === "noon" || one === "midnight") return skip(at + 2);
  if (one === "o" && three === "clock") return skip(at + 4);
  if ((one === "a" || one === "p") && two === "." && three === "m") return skip(at + 4);
  if (isPastHour(tokens, at) || isPartOfDay(tokens, at)) return skip(at + 1);
  return null;
}

/** "half past three", "a quarter to nine". */
const isPastHour = (tokens: readonly Token[], at: number): boolean =>
  /^(?:past|to)$/.test(wordAt(tokens, at - 1)) && /^(?:half|quarter)$/.test(wordAt(tokens, at - 2));

const BEFORE_HOUR = new Set("at by around about until till from to before after".split(" "));

const PART_OF_DAY = /^(?:morning|afternoon|evening|night)$/;

/** "at ten in the morning", "shortly after nine that morning". */
function isPartOfDay(tokens: readonly Token[], at: number): boolean {
  if (!BEFORE_HOUR.has(wordAt(tokens, at - 1))) return false;
  const [one, two, three] = [1, 2, 3].map((step) => wordAt(tokens, at + step));
  if (one === "at" && two === "night") return true;
  if (one === "that" || one === "this") return PART_OF_DAY.test(two ?? "");
  return one === "in" && two === "the" && PART_OF_DAY.test(three ?? "");
}

/** "2016-20", "2019/20": the second year without its century. */
function readYears(tokens: readonly Token[], at: number): Names | null {
  const [from, sign, to] = [0, 1, 2].map((step) => wordAt(tokens, at + step));
  if (!/^(?:1[89]|20)\d\d$/.test(from ?? "") || !/^\d\d$/.test(to ?? "")) return null;
  if ((sign !== "-" && sign !== "/") || !isAdjacent(tokens, at + 1) || !isAdjacent(tokens, at + 2))
    return null;
  return Number(to) > Number(from?.slice(2)) ? skip(at + 3) : null;
}

/** G20, 5G, COVID-19: letters and digits in one. */
function readLettered(text: string, tokens: readonly Token[], at: number, token: Token): Names | null {
  const value =
    token.end - token.start > LONGEST_NAME ? null : readDecimal(token.word.replace(/[^\d.]/g, ""));
  if (value === null) return null;
  const before = lettersBefore(text, tokens, at);
  const after = isAdjacent(tokens, at + 1) && tokens[at + 1]?.kind === "word" ? tokens[at + 1] : undefined;
  if (before !== null) return named(token.start, token.end, value, before, at + 1);
  if (after === undefined || isMeasure(text, after, sizeOf(value))) return null;
  return named(token.start, after.end, value, after.word, at + 2);
}

/** 300K are thousands, 4K is a format. */
const LEAST_THOUSANDS = 10;

function isMeasure(text: string, { word, start, end }: Token, size: number): boolean {
  const written = text.slice(start, end);
  if (written === "G" || written === "M" || (written === "K" && size < LEAST_THOUSANDS)) return false;
  return (
    SHORT_SCALES.has(word) ||
    SCALES.has(word) ||
    MEASURES.has(word) ||
    /^(?:st|nd|rd|th|bis|ter|quater|s|m|t|[kmgt]?w|[kmgt]wh|cm|mm|g|pp|pct|x|fold)$/.test(word)
  );
}

function lettersBefore(text: string, tokens: readonly Token[], at: number): string | null {
  if (!isAdjacent(tokens, at)) return null;
  const isHyphen = wordAt(tokens, at - 1) === "-";
  const letters = tokens[isHyphen ? at - 2 : at - 1];
  if (letters === undefined || letters.kind !== "word" || CURRENCY_LETTERS.has(letters.word)) return null;
  if (
    isHyphen &&
    (!isAdjacent(tokens, at - 1) || !/^[A-Z]{2,}$|^Covid$/.test(text.slice(letters.start, letters.end)))
  )
    return null;
  return letters.word;
}

function readHotline(tokens: readonly Token[], at: number, token: Token): Names | null {
  const length = token.end - token.start;
  if (length < 3 || length > 8 || !/^\d+$/.test(token.word)) return null;
  if (!HOTLINE.test(wordAt(tokens, at + 1)) && !BEFORE_HOTLINE.test(wordAt(tokens, at - 1))) return null;
  const value = readDecimal(token.word);
  return value === null ? null : named(token.start, token.end, value, "hotline", at + 1);
}

function named(start: number, end: number, value: AmountDraft["number"], unit: string, next: number): Names {
  const more = [reading("count", value)];
  return { drafts: [draft(start, end, value, { kind: "name", unit, demand: "lenient", more })], next };
}

/** A day of a month: October 1, 1 October, the 15th of May, May Fourth. `next` is the token after the number. */
export function isEnglishDate(tokens: readonly Token[], at: number, next: number): boolean {
  const before = wordAt(tokens, at - 1) === "." ? wordAt(tokens, at - 2) : wordAt(tokens, at - 1);
  const after = wordAt(tokens, next) === "of" ? wordAt(tokens, next + 1) : wordAt(tokens, next);
  return (
    (MONTHS.has(before) && isMonthSure(tokens, at)) ||
    (MONTHS.has(after) && (tokens[at]?.kind === "digits" || (after !== "may" && after !== "march")))
  );
}

/** "May" and "March" are verbs too, but not in front of a day. */
const isMonthSure = (tokens: readonly Token[], at: number): boolean => {
  const number = readEnglishNumber(tokens, at);
  const day = number === null ? ORDINALS.get(wordAt(tokens, at)) : sizeOf(number.value);
  return day !== undefined && day <= 31;
};

const BEFORE_YEAR = new Set(
  "in of since by from to until till before after year years between and during early late mid through for the spring summer autumn winter end beginning".split(
    " ",
  ),
);

/** Four digits that read as a year: "in 2020", "the 2030 Agenda", "2021-2025". */
export function isYear(text: string, tokens: readonly Token[], at: number, next: number): boolean {
  const word = wordAt(tokens, at);
  if (!/^(?:1\d|20)\d\d$/.test(word) || next !== at + 1) return false;
  const after = tokens[next];
  const isPlural =
    after?.kind === "word" &&
    /[a-z]s$/.test(after.word) &&
    !/^(?:was|is|has|its|as|this|us)$/.test(after.word);
  const isNamed = after?.kind === "word" && /^[A-Z]/.test(text.charAt(after.start));
  if (isNamed) return true;
  if (isPlural || (after !== undefined && MEASURES.has(after.word))) return false;
  const before = wordAt(tokens, at - 1);
  return (
    BEFORE_YEAR.has(before) || MONTHS.has(before) || "(-,'".includes(before || " ") || after?.kind !== "word"
  );
}
