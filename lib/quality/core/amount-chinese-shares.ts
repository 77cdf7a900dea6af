import { type AmountDraft, draft } from "./amount";
import { divide, type Exact, exact, HALF, multiply, sizeOf } from "./amount-value";
import { findInnerHedge } from "./approximation-chinese";
import { type ChineseNumeral, readChineseNumeral } from "./chinese-number";

export type Drafts = { readonly drafts: AmountDraft[]; readonly end: number };

const alone = (one: AmountDraft): Drafts => ({ drafts: [one], end: one.end });

/** The values that a numeral says: two for 七八百. */
export const valuesOf = (numeral: ChineseNumeral): Exact[] =>
  numeral.other === null ? [numeral.value] : [numeral.value, numeral.other];

/** Shares, halves and centuries that do not begin with a plain number: 百分之六, 一半, 半个世纪, 翻番, 新世纪. */
export function readChineseShare(text: string, at: number): Drafts | null {
  switch (text.charAt(at)) {
    case "百":
    case "千":
    case "万":
      return readRatio(text, at);
    case "世":
      return readNamedCentury(text, at);
    case "翻":
      return readDoubled(text, at);
    case "一":
      return text.startsWith("一半", at) ? alone(half(text, at, at + 2)) : null;
    case "过":
      return readOverHalf(text, at);
    case "半":
      return readHalf(text, at);
    default:
      return null;
  }
}

/** 百分之六点一, 千分之八. */
function readRatio(text: string, at: number): Drafts | null {
  const base = { 百: 100, 千: 1000, 万: 10_000 }[text.charAt(at)];
  if (base === undefined || !text.startsWith("分之", at + 1)) return null;
  if (text.charAt(at + 3) === "百") {
    // "Fully" says it too.
    return alone(draft(at, at + 4, exact(100), { kind: "percent", demand: "lenient" }));
  }
  const numeral = readChineseNumeral(text, at + 3);
  if (numeral === null) return { drafts: [], end: at + 3 };
  const drafts = valuesOf(numeral).map((value) =>
    base === 100
      ? draft(at, numeral.end, value, { kind: "percent" })
      : draft(at, numeral.end, exact(value.top, value.bottom * BigInt(base)), { kind: "fraction" }),
  );
  return { drafts, end: numeral.end };
}

/** 新世纪, 本世纪, 上世纪: English may give the number. */
function readNamedCentury(text: string, at: number): Drafts | null {
  const name = text.charAt(text.charAt(at - 1) === "个" ? at - 2 : at - 1);
  const century = { 新: 21, 本: 21, 上: 20 }[name];
  if (century === undefined || !text.startsWith("世纪", at)) return null;
  return alone(draft(at, at + 2, exact(century), { kind: "century", demand: "never" }));
}

function readDoubled(text: string, at: number): Drafts | null {
  const word = ["翻番", "翻了番"].find((each) => text.startsWith(each, at));
  return word === undefined ? null : alone(draft(at, at + word.length, exact(2), { kind: "multiple" }));
}

function half(text: string, at: number, end: number, demand: AmountDraft["demand"] = "asked"): AmountDraft {
  const approximation = findInnerHedge(text, end, true);
  return draft(at, end, HALF, { kind: "fraction", demand, approximation });
}

function readOverHalf(text: string, at: number): Drafts | null {
  if (!text.startsWith("过半", at) || "通经".includes(text.charAt(at - 1) || " ")) return null;
  // 走过半个世纪, 过半年: the half is of what follows.
  if ("个年月天小".includes(text.charAt(at + 2) || " ")) return null;
  const one = half(text, at, at + 2);
  one.approximation = { hedge: "above", isUnsure: false, start: at, end: at + 1 };
  return alone(one);
}

const SPANS: readonly (readonly [word: string, number: Exact, unit: string])[] = [
  ["半个多世纪", exact(50), "year"],
  ["半个世纪", exact(50), "year"],
  ["半年", HALF, "year"],
  ["半个月", HALF, "month"],
  ["半小时", HALF, "hour"],
  ["半个小时", HALF, "hour"],
];

/** 半数, 减半, 半年, 半个世纪; other words with 半 are no halves. */
function readHalf(text: string, at: number): Drafts {
  if (text.startsWith("半数", at)) return alone(half(text, at, at + 2));
  if (text.charAt(at - 1) === "减") return alone(half(text, at, at + 1, "lenient"));
  const span = SPANS.find(([word]) => text.startsWith(word, at));
  if (span === undefined) return { drafts: [], end: at + 1 };
  const [word, number, unit] = span;
  const end = at + word.length;
  // The first and the second half of a year.
  const isHalfYear =
    "上下前后".includes(text.charAt(at - 1) || " ") || "报度线刊".includes(text.charAt(end) || " ");
  const isMost = text.charAt(at - 1) === "大";
  const one = draft(at, end, number, { unit, demand: isHalfYear ? "lenient" : "asked", isHard: true });
  if (isMost || word.includes("多"))
    one.approximation = { hedge: "above", isUnsure: isMost, start: at - (isMost ? 1 : 0), end };
  one.approximation ??= findInnerHedge(text, end, true);
  return alone(one);
}

/** 三分之二 and 1/3; 四分之一个世纪 is 25 years. */
export function readFraction(text: string, at: number, numeral: ChineseNumeral): Drafts | null {
  if (text.charAt(numeral.end) === "/") return readSlash(text, at, numeral);
  if (!text.startsWith("分之", numeral.end)) return null;
  const part = readChineseNumeral(text, numeral.end + 2);
  if (part === null || part.vague !== null || numeral.value.top === 0n) return null;
  const value = multiply(part.value, exact(numeral.value.bottom, numeral.value.top));
  const century = ["个世纪", "世纪"].find((word) => text.startsWith(word, part.end));
  if (century === undefined) return alone(draft(at, part.end, value, { kind: "fraction" }));
  return alone(draft(at, part.end + century.length, multiply(value, exact(100)), { unit: "year" }));
}

const MOST_PARTS = 100;

/** What a rate is for: 16.1/10万 is 16.1 in a hundred thousand. */
const LEAST_WHOLE = 1000;

/** Two short numbers, the first smaller; or any of a big round one. */
function readSlash(text: string, at: number, { end, form, value }: ChineseNumeral): Drafts | null {
  const whole = form === "digits" ? readChineseNumeral(text, end + 1) : null;
  if (
    whole !== null &&
    /[千万亿]$/.test(text.slice(end + 1, whole.end)) &&
    sizeOf(whole.value) >= LEAST_WHOLE
  )
    return alone(draft(at, whole.end, divide(value, whole.value), { kind: "fraction" }));
  const below = Number(/^\d{1,3}(?![\d/.])/.exec(text.slice(end + 1, end + 5))?.[0] ?? 0);
  if (form !== "digits" || value.bottom !== 1n || below > MOST_PARTS || value.top >= BigInt(below))
    return null;
  const number = exact(value.top, below);
  return alone(draft(at, end + 1 + String(below).length, number, { kind: "fraction" }));
}
