import { type AmountDraft, draft, reading } from "./amount";
import { add, exact, multiply, sizeOf } from "./amount-value";
import type { ChineseNumeral } from "./chinese-number";

type Times = { readonly drafts: AmountDraft[]; readonly end: number };

const HUNDRED = exact(100);
const LAST_CENTURY = exact(1900);
const THIS_CENTURY = exact(2000);
/** How far before its decade a century may end: 20世纪80、90年代. */
const NEAR = 6;

/** 二十一世纪, 20世纪90年代, 上世纪五六十年代, 1990年代; null where the numeral is neither century nor decade. */
export function readDecade(
  text: string,
  at: number,
  numeral: ChineseNumeral,
  before: readonly AmountDraft[],
): Times | null {
  if (text.startsWith("世纪", numeral.end)) {
    const end = numeral.end + 2;
    return { drafts: [draft(at, end, numeral.value, { kind: "century" })], end };
  }
  if (!text.startsWith("年代", numeral.end)) return null;
  const end = numeral.end + 2;
  const base = centuryBefore(text, at, before);
  const values = numeral.other === null ? [numeral.value] : [numeral.value, numeral.other];
  const drafts = values.map((value) =>
    draft(at, end, sizeOf(value) >= 100 ? value : add(value, base), { kind: "decade" }),
  );
  return { drafts, end };
}

/** The first year of the century that the decade at `at` is said to be in; the last century where none is named. */
function centuryBefore(text: string, at: number, before: readonly AmountDraft[]): AmountDraft["number"] {
  const near = text.slice(Math.max(0, at - NEAR), at);
  for (let index = before.length - 1; index >= 0 && index >= before.length - 3; index -= 1) {
    const one = before[index];
    if (one === undefined || one.kind !== "century" || at - one.end > NEAR) continue;
    one.demand = "never";
    return multiply(add(one.number, exact(-1)), HUNDRED);
  }
  return near.includes("本世纪") ? THIS_CENTURY : LAST_CENTURY;
}

const isFullYear = (numeral: ChineseNumeral): boolean => {
  const size = sizeOf(numeral.value);
  return (numeral.form === "digits" || numeral.form === "sequence") && size >= 1000 && size <= 2100;
};

/** The second year of 2011-15年, without its century. */
function isSecondYear(text: string, at: number, { end, form }: ChineseNumeral): boolean {
  if (form !== "digits" || end - at !== 2) return false;
  const first = /(?:1[89]|20)(\d\d)年?[-—–至~]$/.exec(text.slice(Math.max(0, at - 6), at))?.[1];
  return first !== undefined && Number(text.slice(at, end)) > Number(first);
}

/** Before 点 these make it a time of day. */
const PARTS_OF_DAY =
  /(?:时间|上午|下午|中午|正午|午夜|半夜|深夜|凌晨|清晨|早晨|黎明|早上|晚上|傍晚|夜里|今晚|当晚|早|晚)$/;
const AFTER_TIME =
  /^(?:[半整钟多]|[0-9一二三四五六七八九十]{1,3}分(?!之)|[二三四五]?十[一二三四五六七八九]?(?:$|[，。、；]))/;

/**
 * The end of a date or time of day that the numeral is part of, null where it is none: they have a check of their own.
 * `dateEnd` is where the last such part ended.
 */
export function isDateOrTime(
  text: string,
  at: number,
  numeral: ChineseNumeral,
  dateEnd: number,
): number | null {
  const { end } = numeral;
  const [next, size] = [text.charAt(end), sizeOf(numeral.value)];
  if (numeral.hedgedAt !== null || numeral.vague !== null) return null;
  if (next === "年" && !text.startsWith("年代", end)) {
    const isYear = isFullYear(numeral) && !/^(?:多|余|以上|的?历史|文明)/.test(text.slice(end + 1, end + 4));
    if (isYear || isSecondYear(text, at, numeral)) return end + 1;
    // 公元230年: dates read years of four digits only, so that earlier ones are compared as numbers.
    if (/(?:公元前?|公历)$/.test(text.slice(Math.max(0, at - 3), at))) return size >= 1000 ? end + 1 : null;
    if (/^\d{1,2}月/.test(text.slice(end + 1, end + 4)) && numeral.form === "digits") return end + 1;
  }
  if (next === "月" && size <= 12 && size >= 1) return end + (text.charAt(end + 1) === "份" ? 2 : 1);
  if ((next === "日" || next === "号") && dateEnd === at && size <= 31) return end + 1;
  return endOfTime(text, at, numeral, dateEnd);
}

function endOfTime(text: string, at: number, { end, value }: ChineseNumeral, dateEnd: number): number | null {
  const [next, size] = [text.charAt(end), sizeOf(value)];
  if (next === ":" && /^:\d\d/.test(text.slice(end, end + 3)) && size <= 24) return end + 3;
  if (next === "时" && size <= 24 && !"代期间刻段尚候常装".includes(text.charAt(end + 1) || " "))
    return end + 1;
  if (next === "点" && size <= 24) {
    const before = text.slice(Math.max(0, at - 3), at);
    if (PARTS_OF_DAY.test(before) || AFTER_TIME.test(text.slice(end + 1, end + 6))) return end + 1;
  }
  if (dateEnd === at && text.charAt(at - 1) === "点") return end;
  return dateEnd === at && (next === "分" || next === "秒" || next === "刻") ? end + 1 : null;
}

const TERM_AFTER = /^(?:内|以内|之内|期限|期间|的期限|以上|以下)/;
const TERM_BEFORE = /(?:提前|逾期|超过|届满|期满|不少于|不超过|不得少于|至少|至多|日起|后的|延长|每隔)$/;

/** 每逾期一日 is "each day of delay". */
const isEachDay = (text: string, at: number, { value }: ChineseNumeral): boolean =>
  sizeOf(value) === 1 && text.slice(Math.max(0, at - 4), at).includes("每");

const LONGEST_MONTH = 30;

/** After the day of another month, for 六月十五家 are fifteen businesses. */
const AFTER_DAY = /^(?:$|[^\p{Script=Han}0-9]|[前后之以那这晚夜的是为起至到中])/u;

/** 正月十五, 八月初五: a day of the lunar calendar, which English may count ("the fifteenth day of the first month"). */
function isLunar(text: string, at: number, { end, form, value }: ChineseNumeral): boolean {
  if (form !== "words" || sizeOf(value) > LONGEST_MONTH) return false;
  const month = /(.)月初?$/.exec(text.slice(Math.max(0, at - 3), at))?.[1] ?? "";
  if ("正腊冬闰".includes(month || " ")) return !"日号个年".includes(text.charAt(end) || " ");
  return "一二三四五六七八九十".includes(month || " ") && AFTER_DAY.test(text.slice(end, end + 1));
}

/**
 * A number before 日: days of a term (三十日内, 日起三十日后) or of a month (15日), which English need not have. A lunar
 * day needs no 日.
 */
export function readDay(text: string, at: number, numeral: ChineseNumeral): AmountDraft | null {
  const { end } = numeral;
  if (isLunar(text, at, numeral))
    return draft(at, end, numeral.value, { demand: "never", more: [reading("ordinal", numeral.value)] });
  if (text.charAt(end) !== "日" || text.startsWith("日元", end)) return null;
  const isTerm =
    TERM_AFTER.test(text.slice(end + 1, end + 5)) || TERM_BEFORE.test(text.slice(Math.max(0, at - 4), at));
  return draft(at, end + 1, numeral.value, {
    unit: "day",
    demand: !isTerm ? "never" : isEachDay(text, at, numeral) ? "lenient" : "asked",
    isHard: true,
    more: [reading("ordinal", numeral.value)],
  });
}
