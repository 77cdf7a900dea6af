import type { AmountDraft, AmountKind, Demand, Unit } from "./amount";
import { reading } from "./amount";
import {
  COMPARED,
  COUNTERS,
  GROWTH,
  LATIN_UNITS,
  NO_TENTH_BEFORE,
  ORDER_COUNTERS,
} from "./amount-chinese-words";
import { add, divide, type Exact, exact, HALF, multiply, ONE, sizeOf } from "./amount-value";
import type { Approximation } from "./approximation";
import { findInnerHedge } from "./approximation-chinese";
import { isAsciiLetter } from "./ascii-digits";
import { type ChineseNumeral, digitOf } from "./chinese-number";

/** What follows a numeral: what kind of amount it makes, where that ends, and the hedge inside. */
export type Measure = {
  readonly end: number;
  readonly kind: AmountKind;
  /** The number as the amount has it, of the number as written. */
  readonly measured: (written: Exact) => Exact;
  readonly unit: Unit | null;
  /** The measure as written; empty where nothing known follows. */
  readonly word: string;
  readonly approximation: Approximation | null;
};

const same = (value: Exact): Exact => value;
const HUNDRED = exact(100);
const TEN = exact(10);
/** After these 多 and 余 hedge the number before them: 3年多. */
const HEDGED_UNITS = new Set(
  "year month week day hour minute kilometer mu hectare ton kilogram jin meter money times".split(" "),
);

type Signs = readonly (readonly [sign: string, kind: AmountKind, measured: (written: Exact) => Exact])[];
const SIGNS: Signs = [
  ["%", "percent", same],
  ["‰", "fraction", (value) => divide(value, exact(1000))],
  ["个多百分点", "points", same],
  ["个百分点", "points", same],
  ["百分点", "points", same],
  ["个基点", "points", (value) => divide(value, HUNDRED)],
];

const SIGN_BEGINNINGS = new Uint8Array(0x10000);
for (const [sign] of SIGNS) SIGN_BEGINNINGS[sign.charCodeAt(0)] = 1;

/** Reads what follows the numeral in a folded text. `start` is where the number begins, for verbs before it. */
export function readMeasure(text: string, start: number, numeral: ChineseNumeral): Measure {
  let at = numeral.end;
  let approximation =
    numeral.hedgedAt === null ? findInnerHedge(text, at, false) : hedgedInside(text, numeral.hedgedAt);
  if (approximation !== null && approximation.start === at) at += 1;
  if (text.charAt(at) === " ") at += 1;
  const found = readSign(text, at) ?? readTenths(text, at, numeral) ?? readTimes(text, at, start);
  if (found !== null) {
    const after = approximation ?? findInnerHedge(text, found.end, true);
    return { ...found, approximation: after };
  }
  const counter = readCounter(text, at);
  if (counter.word === "" && at > numeral.end && text.charAt(at - 1) === " ")
    return { ...counter, end: at - 1, approximation };
  if (counter.unit !== null && HEDGED_UNITS.has(counter.unit))
    approximation ??= findInnerHedge(text, counter.end, true);
  if (text.charAt(at) === "岁") approximation ??= findInnerHedge(text, at + 1, true);
  if (counter.word.startsWith("个多") || counter.word.startsWith("个余"))
    approximation ??= hedgedInside(text, at + 1);
  return { ...counter, approximation };
}

function hedgedInside(text: string, at: number): Approximation {
  return { hedge: text.charAt(at) === "来" ? "about" : "above", isUnsure: false, start: at, end: at + 1 };
}

type Found = Omit<Measure, "approximation">;

function readSign(text: string, at: number): Found | null {
  if (SIGN_BEGINNINGS[text.charCodeAt(at)] !== 1) return null;
  const found = SIGNS.find(([sign]) => text.startsWith(sign, at));
  if (found === undefined) return null;
  const [word, kind, measured] = found;
  return { end: at + word.length, kind, measured, unit: null, word };
}

/** 七成, 三成五, 七成半; only of single digits, and not in 三成员国. */
function readTenths(text: string, at: number, numeral: ChineseNumeral): Found | null {
  if (text.charAt(at) !== "成" || numeral.hasBigUnit || sizeOf(numeral.value) >= 10) return null;
  if (NO_TENTH_BEFORE.has(text.charAt(at + 1)) && !text.startsWith("人口", at + 1)) return null;
  const more = text.charAt(at + 1) === "半" ? 5 : digitOf(text.charAt(at + 1));
  // 三成一 is 31 percent, 三成一般 are thirty.
  const isWord = more === 1 && !/^(?:$|[^\p{Script=Han}]|[的多左以])/u.test(text.slice(at + 2, at + 3));
  const isMore = more > 0 && !isWord && digitOf(text.charAt(at + 2)) < 0;
  return {
    end: at + (isMore ? 2 : 1),
    kind: "percent",
    measured: (value) => add(multiply(value, TEN), exact(isMore ? more : 0)),
    unit: null,
    word: "成",
  };
}

const LOOK_BACK = 12;
const AFTER_VERB = /(?:将近|超过|大约|接近|不到|了|近|约|逾|超|达|再)+$/;

/** 倍 and 番, by the verb before them: 增长3倍 and 翻两番 are both four times as much. */
function readTimes(text: string, at: number, start: number): Found | null {
  const word = text.charAt(at);
  if (word !== "倍" && word !== "番") return null;
  const before = text.slice(Math.max(0, start - LOOK_BACK), start).replace(AFTER_VERB, "");
  const [isHalf, end] = text.charAt(at + 1) === "半" ? [true, at + 2] : [false, at + 1];
  const written = (value: Exact): Exact => (isHalf ? add(value, HALF) : value);
  if (word === "番") {
    if (!before.endsWith("翻")) return null;
    const measured = (value: Exact): Exact =>
      isHalf ? multiply(powerOfTwo(value), ONE_AND_HALF) : powerOfTwo(value);
    return { end, kind: "multiple", measured, unit: null, word };
  }
  const isIncrease =
    GROWTH.some((verb) => before.endsWith(verb)) ||
    (before.includes("比") && COMPARED.some((verb) => before.endsWith(verb)));
  const measured = (value: Exact): Exact => (isIncrease ? add(written(value), ONE) : written(value));
  return { end, kind: "multiple", measured, unit: null, word };
}

/** Half a doubling is half as much again: 翻一番半 is three times as much. */
const ONE_AND_HALF = exact(3, 2);
const MOST_DOUBLINGS = 30;
const powerOfTwo = (value: Exact): Exact =>
  exact(2n ** BigInt(Math.min(MOST_DOUBLINGS, Math.floor(sizeOf(value)))));

/** What makes another word of 半: 三大半岛. */
const NO_HALF = "导岛径球数壁途年月天小信夜";

/** Counters, with a half after them: 一年半, 两个半月. */
function readCounter(text: string, at: number): Found {
  const isAndHalf = text.charAt(at) === "个" && text.charAt(at + 1) === "半";
  const half = !isAndHalf ? undefined : /^个半(月|小时|世纪|学期|钟头)/.exec(text.slice(at, at + 5))?.[1];
  if (half !== undefined) {
    const unit = half === "月" ? "month" : half === "世纪" ? "year" : half === "学期" ? null : "hour";
    const factor = half === "世纪" ? HUNDRED : ONE;
    return count(at + 2 + half.length, (value) => multiply(add(value, HALF), factor), unit, `个${half}`);
  }
  if (text.startsWith("个世纪", at) || text.startsWith("个多世纪", at)) {
    const word = text.charAt(at + 1) === "多" ? "个多世纪" : "个世纪";
    return count(at + word.length, (value) => multiply(value, HUNDRED), "year", word);
  }
  if (text.startsWith("分半钟", at)) return count(at + 3, (value) => add(value, HALF), "minute", "分钟");
  const latin = readLatin(text, at);
  if (latin !== null) return latin;
  const found = COUNTERS.find(text, at);
  if (found === undefined) return count(at, same, null, "");
  const [word, unit] = found;
  const end = at + word.length;
  const tail = readTail(text, end, word);
  if (tail !== null) return count(tail.end, (value) => add(value, tail.more), unit, word);
  if (text.charAt(end) === "半" && !NO_HALF.includes(text.charAt(end + 1) || " "))
    return count(end + 1, (value) => add(value, HALF), unit, word);
  return count(end, same, unit, word);
}

/**
 * Tenths of these are said behind them, the tenth's own name or not: 一亩三分, 三块五, 两元五角; of a meter and a second
 * hundredths too: 一米七二, 九秒八三.
 */
const TENTHS: Readonly<Record<string, string>> = {
  米: "",
  秒: "",
  亩: "分",
  块: "毛角",
  元: "角毛",
  尺: "寸",
};
const WITH_HUNDREDTHS = "米秒";
/** Without the tenth's name nothing may follow that the digit could count or begin. */
const ENDS_TAIL = /^(?:$|[，。；、！？：”）)\s]|[的高长宽深厚左上以钱])/;

function readTail(text: string, at: number, word: string): { end: number; more: Exact } | null {
  const names = TENTHS[word];
  const tenths = names === undefined ? -1 : digitOf(text.charAt(at));
  if (names === undefined || tenths <= 0) return null;
  const hundredths = WITH_HUNDREDTHS.includes(word) ? digitOf(text.charAt(at + 1)) : -1;
  const end = at + (hundredths < 0 ? 1 : 2);
  const isNamed = names.includes(text.charAt(end) || " ") && text.charAt(end + 1) !== "之";
  if (!isNamed && (word === "元" || !ENDS_TAIL.test(text.slice(end, end + 1)))) return null;
  if (!isNamed) return { end, more: exact(tenths * 10 + Math.max(0, hundredths), 100) };
  const fen = word === "元" || word === "块" ? digitOf(text.charAt(end + 1)) : -1;
  const isFen = fen > 0 && text.charAt(end + 2) === "分" && text.charAt(end + 3) !== "之";
  return { end: end + (isFen ? 3 : 1), more: exact(tenths * 10 + (isFen ? fen : 0), 100) };
}

function readLatin(text: string, at: number): Found | null {
  if (!isAsciiLetter(text.charCodeAt(at))) return null;
  const letters = /^[A-Za-z]{1,4}(?![A-Za-z0-9])/.exec(text.slice(at, at + 5))?.[0];
  const unit = letters === undefined ? undefined : LATIN_UNITS[letters.toLowerCase()];
  if (letters === undefined || unit === undefined || letters === "G" || letters === "M") return null;
  return count(at + letters.length, same, unit, letters);
}

const count = (end: number, measured: (value: Exact) => Exact, unit: Unit | null, word: string): Found => ({
  end,
  kind: "count",
  measured,
  unit,
  word,
});

/** Two of these are never "both". */
const SIZES = new Set("money ton kilogram jin kilometer meter mu hectare".split(" "));

/** Whether the numeral counts something that must be said, or only may. */
export function demandOf(numeral: ChineseNumeral, { kind, word, unit, measured }: Measure): Demand {
  // 一倍以上五倍以下 may begin with "the amount itself".
  if (kind === "multiple" && sizeOf(measured(numeral.value)) === 1) return "lenient";
  if (kind !== "count") return "asked";
  if (numeral.form === "sequence") return "never";
  const size = sizeOf(measured(numeral.value));
  if (numeral.form === "words" && size < 10 && word === "" && numeral.other === null) return "never";
  if (numeral.other !== null && size < 10 && !numeral.hasBigUnit) return "lenient";
  if (size === 2 && unit !== null && SIZES.has(unit)) return "asked";
  return !numeral.hasBigUnit && (size === 1 || size === 2 || size === 0) ? "lenient" : "asked";
}

/** Adds the reading as an ordinal where English may put one (50周年, 四次会议). */
export function addOrdinal(one: AmountDraft, word: string): void {
  if (one.kind === "count" && ORDER_COUNTERS.has(word)) one.more.push(reading("ordinal", one.number));
}
