import { type AmountDraft, draft, reading } from "./amount";
import { COUNTERS, CURRENCIES, KNOWN_WORDS, LATIN_UNITS } from "./amount-chinese-words";
import { exact, readDecimal, ZERO } from "./amount-value";
import { isAsciiDigit, isAsciiLetter } from "./ascii-digits";
import { digitOf, readChineseNumeral } from "./chinese-number";

type Names = { readonly drafts: AmountDraft[]; readonly end: number };

/** Names, plans and idioms with numbers that begin at `at` of a folded text; null where there is none. */
export function readChineseName(text: string, at: number): Names | null {
  if (isAsciiDigit(text.charCodeAt(at))) return readGroup(text, at) ?? readDigitName(text, at);
  if (text.charAt(at) === "双") return readBoth(text, at);
  return (
    readPlan(text, at) ??
    readParts(text, at) ??
    readDozens(text, at) ??
    readKnownWord(text, at) ??
    readGroup(text, at)
  );
}

const PARTS =
  /^([一二三四五六七八九])分(?!之)[^一二三四五六七八九分，。；]{1,8}[，、；]?[^一二三四五六七八九分，。；]{0,4}([一二三四五六七八九])分(?!之)/;
const LONGEST_PARTS = 18;

/** 三分战略、七分执行: two parts that make a whole of ten, as shares or as parts. */
function readParts(text: string, at: number): Names | null {
  if (text.charAt(at + 1) !== "分") return null;
  const found = PARTS.exec(text.slice(at, at + LONGEST_PARTS));
  const parts = [digitOf(found?.[1] ?? ""), digitOf(found?.[2] ?? "")];
  if (found === null || (parts[0] ?? 0) + (parts[1] ?? 0) !== 10) return null;
  const end = at + found[0].length;
  const drafts = [at, end - 2].map((start, nth) => {
    const number = exact(parts[nth] ?? 0, 10);
    const more = [reading("count", exact(parts[nth] ?? 0))];
    return draft(start, start + 2, number, { kind: "fraction", demand: "lenient", more });
  });
  return { drafts, end };
}

/** 一打 accounts for "a dozen"; mostly it is no measure (一打开). */
function readDozens(text: string, at: number): Names | null {
  const count = digitOf(text.charAt(at));
  if (count <= 0 || text.charAt(at + 1) !== "打") return null;
  return { drafts: [draft(at, at + 2, exact(12 * count), { demand: "never" })], end: at + 2 };
}

/** 双方, 双边 and other words with 双 account for "the two sides"; 双十一 is the name of a day. */
function readBoth(text: string, at: number): Names | null {
  if (digitOf(text.charAt(at + 1)) >= 0 || text.charAt(at + 1) === "十") return null;
  return { drafts: [draft(at, at + 1, exact(2), { demand: "never" })], end: at + 1 };
}

/** Numbers in known words are kept only to account for numbers of the other side ("Three Gorges"). */
function readKnownWord(text: string, at: number): Names | null {
  const word = KNOWN_WORDS.find(text, at)?.[0];
  if (word === undefined || text.startsWith("分之", at + 1)) return null;
  if (word === "四周" && areWeeks(text, at)) return null;
  const end = at + word.length;
  const drafts: AmountDraft[] = [];
  for (let place = at; place < end; place += 1) {
    const isNumber = digitOf(text.charAt(place)) > 1 || text.charAt(place) === "十";
    const numeral = isNumber ? readChineseNumeral(word, place - at) : null;
    if (numeral === null) continue;
    const more = [reading("ordinal", numeral.value)];
    // English says how many make one: "the five-sphere plan".
    const demand = word.endsWith("一体") ? "lenient" : "never";
    drafts.push(draft(place, at + numeral.end, numeral.value, { demand, more }));
    place = at + numeral.end - 1;
  }
  if (/[百千万亿]/.test(word))
    drafts.push(draft(at, end, ZERO, { kind: "vague", demand: "never", vague: { low: 100, high: 1e10 } }));
  return { drafts, end };
}

/** 近四周, 四周内, 四周年: no "all around". */
const areWeeks = (text: string, at: number): boolean =>
  "近约时期少多过续前这了每第".includes(text.charAt(at - 1) || " ") ||
  "年内后多左以之时岁".includes(text.charAt(at + 2) || " ");

const PLAN = /^(?:十[一二三四五六七八九]?|[一二三四五六七八九])五/;
const AFTER_PLAN = /^[”"’'」』]?(?:规划|计划|时期|期间|末|以来|开局|收官|建设|目标|头|后|前|之|的)/;
const COUNTED = "岁个名人家次里天点万亿年";

/** “十四五”: the 14th five-year plan. */
function readPlan(text: string, at: number): Names | null {
  if (text.charAt(at + 1) !== "五" && text.charAt(at + 2) !== "五") return null;
  // 正月十五 is a day.
  if (text.charAt(at - 1) === "月") return null;
  const word = PLAN.exec(text.slice(at, at + 3))?.[0];
  if (word === undefined) return null;
  const end = at + word.length;
  const isQuoted = /[“"‘'「『]/.test(text.charAt(at - 1)) && /[”"’'」』]/.test(text.charAt(end));
  const isNamed = AFTER_PLAN.test(text.slice(end, end + 3));
  const isLong = word.length === 3 && !COUNTED.includes(text.charAt(end) || " ");
  if (!isQuoted && !isNamed && !isLong) return null;
  const value = readChineseNumeral(word.slice(0, -1), 0)?.value ?? ZERO;
  const five = draft(end - 1, end, exact(5), { demand: "never", unit: "year" });
  return { drafts: [draft(at, end - 1, value, { kind: "ordinal", isHard: true }), five], end };
}

const LONGEST_COUNT = 6;
const COUNTRY = "国".charCodeAt(0);

/** 二十国集团: the G20. */
function readGroup(text: string, at: number): Names | null {
  let country = 1;
  while (country < LONGEST_COUNT && text.charCodeAt(at + country) !== COUNTRY) country += 1;
  if (!text.startsWith("国集团", at + country)) return null;
  const numeral = readChineseNumeral(text.slice(at, at + country), 0);
  if (numeral === null || !text.startsWith("国集团", at + numeral.end)) return null;
  const end = at + numeral.end + 3;
  const one = draft(at, end, numeral.value, { kind: "name", unit: "g", demand: "lenient" });
  return { drafts: [one], end };
}

const LETTERS_BEFORE = /([A-Za-z]{1,10})-?$/;
const HOTLINE_BEFORE = /(?:热线|电话|拨打|平台)(?:号码)?[“"]?$/;
const HOTLINE_AFTER = /^[”"]?(?:热线|电话|平台|专线|号码)/;

const LONGEST_NAME = 12;
const LEAST_HOTLINE = 3;
const LONGEST_HOTLINE = 8;

/** 5G, G20, COVID-19, 12308热线: digits that are part of a name. */
function readDigitName(text: string, at: number): Names | null {
  let end = at + 1;
  while (isAsciiDigit(text.charCodeAt(end)) && end - at < LONGEST_NAME) end += 1;
  const unit =
    unitBefore(text, at, end) ?? unitAfter(text, end) ?? (isHotline(text, at, end) ? "hotline" : null);
  const value = unit === null ? null : readDecimal(text.slice(at, end));
  if (unit === null || value === null) return null;
  return named(at, isAsciiLetter(text.charCodeAt(end)) ? end + unit.length : end, value, unit);
}

/** The letters before the digits: G20, COVID-19; RMB100 and RCEP15国 are no names. */
function unitBefore(text: string, at: number, end: number): string | null {
  const last = text.charCodeAt(at - 1) === HYPHEN ? at - 2 : at - 1;
  if (!isAsciiLetter(text.charCodeAt(last)) || isAsciiLetter(text.charCodeAt(end))) return null;
  const letters = LETTERS_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_NAME), at))?.[1]?.toLowerCase();
  if (letters === undefined || CURRENCIES.has(letters)) return null;
  return COUNTERS.find(text, end) === undefined ? letters : null;
}

const HYPHEN = 0x2d;

/** The letters after the digits, where they are no measure: 5G, 4K. */
function unitAfter(text: string, end: number): string | null {
  if (!isAsciiLetter(text.charCodeAt(end))) return null;
  const letters = /^[A-Za-z]{1,4}/.exec(text.slice(end, end + 5))?.[0] ?? "";
  const isName = /^[GKM]$/.test(letters) || !(letters.toLowerCase() in LATIN_UNITS);
  return isName ? letters.toLowerCase() : null;
}

function isHotline(text: string, at: number, end: number): boolean {
  if (end - at < LEAST_HOTLINE || end - at > LONGEST_HOTLINE) return false;
  return (
    HOTLINE_AFTER.test(text.slice(end, end + 3)) || HOTLINE_BEFORE.test(text.slice(Math.max(0, at - 5), at))
  );
}

function named(start: number, end: number, value: AmountDraft["number"], unit: string): Names {
  const more = [reading("count", value)];
  return { drafts: [draft(start, end, value, { kind: "name", unit, demand: "lenient", more })], end };
}
