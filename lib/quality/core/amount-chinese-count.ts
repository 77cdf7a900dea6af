import { type AmountDraft, type Demand, draft, reading, type Unit } from "./amount";
import { addOrdinal, demandOf, type Measure } from "./amount-chinese-measure";
import { valuesOf } from "./amount-chinese-shares";
import { chineseCurrencyOf } from "./amount-currency-chinese";
import { orderUnitAt } from "./amount-order";
import { type Exact, exact, sizeOf } from "./amount-value";
import { findHedgeBefore } from "./approximation-chinese";
import { type ChineseNumeral, percentOf } from "./chinese-number";

/** The amounts of a numeral with its measure: two for 七八百, none for what is no number (一些, 百货). */
export function countsOf(text: string, at: number, numeral: ChineseNumeral, measure: Measure): AmountDraft[] {
  const demand = demandAt(text, at, numeral, measure);
  if (demand === null) return [];
  const currency =
    measure.kind === "count"
      ? chineseCurrencyOf(text, { start: at, end: measure.end, word: measure.word })
      : null;
  return valuesOf(numeral).map((value) => {
    const one = countOf(at, numeral, measure, value, demand);
    one.currency = currency;
    addOrdinal(one, measure.word);
    one.isHard = isHard(numeral, measure, sizeOf(value));
    if (text.startsWith("第(", at - 2)) one.unit = "item";
    else if (measure.unit === null || measure.unit === "times")
      one.unit = sessionAt(text, at, numeral.end) ?? one.unit;
    if (isEnumerated(text, numeral, measure)) one.more.push(reading("ordinal", one.number));
    if (isRatioPart(text, at, measure.end)) one.more.push(reading("share", percentOf(one.number)));
    return one;
  });
}

/** From this number on a count is no "few things" that English may leave to the reader. */
export const LEAST_LARGE = 13;
/** What these count is left to the reader where it is little: 三个国家, 四次会议. */
const SOFT_UNITS = new Set<Unit | null>([null, "country", "person", "times", "point"]);

const isHard = (numeral: ChineseNumeral, { unit, word }: Measure, size: number): boolean =>
  numeral.vague === null &&
  (numeral.form === "digits" ||
    numeral.form === "mixed" ||
    size >= LEAST_LARGE ||
    !SOFT_UNITS.has(unit) ||
    word === "届" ||
    word === "中全会");

const LONGEST_NAME = 12;

/** 二中全会, and 一次会议 after 十三届: the number of a session. */
function sessionAt(text: string, at: number, end: number): Unit | null {
  const unit = orderUnitAt(text, end);
  if (unit !== "session" || text.charAt(end) === "中") return unit === "session" ? unit : null;
  return /届[^，。；、]{0,8}$/.test(text.slice(Math.max(0, at - LONGEST_NAME), at)) ? unit : null;
}

const TENTH_IN_PERCENT = exact(10);

/** What 万 in 万里之外 can stand for in English: no more than that it is much. */
const ANY_LARGE = { low: 100, high: 1e10 };

function countOf(
  at: number,
  numeral: ChineseNumeral,
  measure: Measure,
  value: Exact,
  demand: Demand,
): AmountDraft {
  const number = measure.measured(value);
  const one = draft(at, measure.end, number, {
    kind: measure.kind,
    unit: measure.unit,
    demand,
    scale: measure.word === "成" ? TENTH_IN_PERCENT : numeral.scale,
    isBare: !numeral.hasBigUnit && measure.kind === "count" && numeral.form !== "sequence",
    vague: numeral.vague ?? roundedUp(numeral, measure),
    approximation: measure.approximation,
  });
  if (measure.kind !== "count") return one;
  if (numeral.vague !== null) return { ...one, kind: "vague" };
  if (!numeral.isUnitAlone || demand === "asked") return one;
  if (demand === "never") return { ...one, unit: null, vague: ANY_LARGE };
  if (!isLargeUnit(at, numeral)) return one;
  const size = sizeOf(number);
  const vague = { low: size, high: size * 10 - 1 };
  return { ...one, kind: "vague", vague, more: [reading("count", number)] };
}

/** 一是, 二要: counts that English puts as ordinals. */
const isEnumerated = (text: string, numeral: ChineseNumeral, measure: Measure): boolean =>
  measure.kind === "count" &&
  numeral.form === "words" &&
  "是要靠看".includes(text.charAt(measure.end) || " ");

/** 十余 and 三十多 are also vague numbers, as "more than a dozen" is. */
function roundedUp(numeral: ChineseNumeral, measure: Measure): AmountDraft["vague"] {
  const size = sizeOf(numeral.value);
  const isTens = size >= 10 && size <= 90 && size % 10 === 0;
  if (measure.kind !== "count" || numeral.hasBigUnit || !isTens) return null;
  if (measure.approximation?.hedge === "above") return { low: size + 1, high: size + 9 };
  return measure.approximation?.hedge === "about" && size === 10 ? { low: 8, high: 15 } : null;
}

/** Null for what is no number at all. */
function demandAt(text: string, at: number, numeral: ChineseNumeral, measure: Measure): Demand | null {
  if (numeral.isUnitAlone && numeral.vague === null) return demandOfUnit(text, at, numeral, measure);
  const isOne = sizeOf(numeral.value) === 1 && numeral.form === "words";
  if (isOne && measure.unit === null && measure.kind === "count") return null;
  if (text.startsWith("一式", at - 2)) return "asked";
  if (isMarker(text, at, numeral.end) || isBareYear(numeral, measure)) return "lenient";
  if (isApposition(text, at, measure, sizeOf(numeral.value))) return "lenient";
  if (isSlogan(text, at, measure)) return "lenient";
  // English names the months: "from January to November"; 期满前六个月 is a term.
  const isOfYear = "年度，。；、：“（( \n".includes(text.charAt(at - 2) || " ");
  if (measure.unit === "month" && text.charAt(at - 1) === "前" && isOfYear) return "lenient";
  const isPlan =
    measure.unit === "year" && (text.startsWith("规划", measure.end) || text.startsWith("计划", measure.end));
  if (isPlan) return "lenient";
  return isTwoOfTime(text, at, numeral, measure) ? "asked" : demandOf(numeral, measure);
}

/** More things are hardly named one by one before their number. */
const MOST_LISTED = 12;

const PERIODS = new Set<Unit | null>(["year", "month", "week", "day", "hour"]);

/** Two years are said, but for the few last ones (这两年) and what happens every other year (两年一届). */
const isTwoOfTime = (text: string, at: number, numeral: ChineseNumeral, measure: Measure): boolean =>
  PERIODS.has(measure.unit) &&
  numeral.other === null &&
  sizeOf(measure.measured(numeral.value)) === 2 &&
  !"这近过头前每那有隔第".includes(text.charAt(at - 1) || " ") &&
  text.charAt(measure.end) !== "一";

const LIST_BEFORE = /(?:、[\p{Script=Han}]{1,8}|[中美俄日韩朝英法德印巴欧蒙越老缅泰柬哈吉塔土]{2,5})$/u;

/** 中国、印度、缅甸三国: the count of what was just listed. */
const isApposition = (text: string, at: number, { word }: Measure, size: number): boolean =>
  word !== "" &&
  size <= MOST_LISTED &&
  "国方省市地军家人".includes(word) &&
  LIST_BEFORE.test(text.slice(Math.max(0, at - 9), at));

/** “四个意识”: a name, whose members English may say in the place of their number. */
const isSlogan = (text: string, at: number, { kind, word, end }: Measure): boolean =>
  kind === "count" &&
  (word === "个" || word === "大") &&
  "“「".includes(text.charAt(at - 1) || " ") &&
  /^[\p{Script=Han}]{1,6}[”」]/u.test(text.slice(end, end + 7));

/** 百万 and 千亿, of which 千万 is also a word. */
const isLargeUnit = (at: number, numeral: ChineseNumeral): boolean =>
  numeral.hasBigUnit && numeral.end - at > 1;

/** With these 万 is a number: 万吨级, 万元. */
const SIZES = new Set(["ton", "money", "mu", "hectare", "kilometer", "square meter"]);

/** 近百 and 百余 are numbers, 百万 may be one, 百年 only accounts for "a century". */
function demandOfUnit(text: string, at: number, numeral: ChineseNumeral, measure: Measure): Demand {
  if (measure.approximation !== null || findHedgeBefore(text, at, true) !== null) return "asked";
  const isMeasured = measure.unit !== null && SIZES.has(measure.unit);
  return isLargeUnit(at, numeral) || isMeasured || text.charAt(at - 1) === "每" ? "lenient" : "never";
}

/** A year without 年: 2021—2025年, 2030议程. */
const isBareYear = (numeral: ChineseNumeral, measure: Measure): boolean =>
  numeral.form === "digits" && measure.word === "" && /^(?:1[89]|20)\d\d$/.test(String(numeral.value.top));

/** One part of a ratio, which English may give as percent: 3.0∶38.8∶58.2. */
const isRatioPart = (text: string, at: number, end: number): boolean =>
  text.charAt(end) === "∶" || text.charAt(at - 1) === "∶";

/** A number that only counts paragraphs: 一、 （三） 2. at the beginning of a line. */
function isMarker(text: string, at: number, end: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(end)];
  if (before === "(" && after === ")") return true;
  return (before === "" || before === "\n") && after !== "" && "、.)".includes(after);
}
