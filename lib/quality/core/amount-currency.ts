import { rememberWords } from "@/lib/text/core/remember";
import type { Amount } from "./amount";
import type { CheckedPair, Severity } from "./finding";

/** ISO 4217 where it is sure which money is meant; "$", "¥" and "£" (pounds, also by weight) where it may be several. */
export type Currency = string;

const DOLLARS = new Set(["USD", "HKD", "TWD", "AUD", "CAD", "SGD", "NZD"]);
const SEVERAL: ReadonlyMap<Currency, ReadonlySet<Currency>> = new Map([
  ["$", DOLLARS],
  ["¥", new Set(["CNY", "JPY"])],
  ["£", new Set(["GBP", "EGP"])],
]);

/** Whether both may be the same money. */
export const mayBeSameMoney = (one: Currency, other: Currency): boolean =>
  one === other || SEVERAL.get(one)?.has(other) === true || SEVERAL.get(other)?.has(one) === true;

/** What names each currency in an English text. */
const IN_ENGLISH: Readonly<Record<Currency, RegExp>> = {
  CNY: /\b(?:yuan|renminbi|cny)\b|\brmb(?![a-z])|[¥￥]/i,
  USD: /(?<!kong |hk |taiwan |nt |australian |canadian |singapore |zealand )dollars?\b|(?<!hk|nt)\$|\busd/i,
  EUR: /\beuros?\b|€|\beur(?![a-z])/i,
  HKD: /hong kong dollars?|\bhk (?:dollar|\$)|hk\$|\bhkd/i,
  TWD: /taiwan dollars?|nt\$|\bnt dollar|\btwd/i,
  JPY: /\byen\b|[¥￥]|\bjpy/i,
  GBP: /\bpounds?\b|\bsterling\b|£|\bgbp/i,
};
/** What names each in a Chinese text. */
const IN_CHINESE: Readonly<Record<Currency, RegExp>> = {
  CNY: /(?<![美欧日港澳加韩多单公纪])元|人民币|块钱|rmb|cny|[¥￥]/i,
  USD: /美元|美金|\$|usd/i,
  EUR: /欧元|€|eur/i,
  HKD: /港元|港币|hk\$|hkd/i,
  TWD: /新?台币|nt\$|twd/i,
  JPY: /日元|日圆|日币|[¥￥]|jpy/i,
  GBP: /英镑|£|gbp/i,
};
/** A text that says which money its 元 are: 港币, 新台币. */
const OTHER_YUAN: Readonly<Record<Currency, RegExp>> = {
  HKD: /港币|港元/,
  TWD: /台币/,
  JPY: /日币/,
  USD: /美金|以美元计|单位[：:][^。]{0,4}美元/,
};

/** So near another sum of the same money, a number that does not name it is read as one too. */
const NEAR = 120;

/** Codes of what is wrong with the money of a sum, with the heaviest weight of each. */
export const CURRENCY_CODES = {
  "amount-currency-differs": "error",
  "amount-currency-lost": "error",
  "amount-currency-added": "notice",
} as const satisfies Readonly<Record<string, Severity>>;

export type CurrencyJudgement = {
  readonly code: keyof typeof CURRENCY_CODES;
  readonly severity: Severity;
} | null;

/**
 * What is wrong with the money of two amounts of one value: it is another one or nowhere said (errors), said only far from
 * there, or a foreign one that the source does not name (notices).
 */
export function judgeCurrency(
  source: Amount,
  target: Amount,
  pair: CheckedPair,
  named: MoneyNamed,
): CurrencyJudgement {
  if (source.currency === null && target.currency === null) return null;
  if (!isSum(source) || !isSum(target)) return null;
  const [from, to] = [source.currency, target.currency];
  if (from !== null && to !== null) return isAnswered(from, to, named) ? null : DIFFERS;
  if (from !== null) return judgeLost(from, source, target, pair.target, named);
  return to === null || isImplied(to, source) || named.inSource(to) ? null : ADDED;
}

const DIFFERS = { code: "amount-currency-differs", severity: "error" } as const;
const ADDED = { code: "amount-currency-added", severity: "notice" } as const;

const isSum = ({ kind, demand }: Amount): boolean =>
  (kind === "count" || kind === "vague") && demand !== "never";

function isAnswered(from: Currency, to: Currency, named: MoneyNamed): boolean {
  // A bare dollar is the American one, unless the text says which dollar it has.
  if (to === "$" && from !== "USD" && DOLLARS.has(from)) return named.inTarget(from);
  if (mayBeSameMoney(from, to)) return true;
  return from === "CNY" && named.asYuan(to);
}

function judgeLost(
  from: Currency,
  source: Amount,
  { start, end }: Amount,
  text: string,
  named: MoneyNamed,
): CurrencyJudgement {
  const words = IN_ENGLISH[from];
  if (words === undefined || source.demand !== "asked") return null;
  if (words.test(text.slice(Math.max(0, start - NEAR), end + NEAR))) return null;
  return { code: "amount-currency-lost", severity: named.inTarget(from) ? "notice" : "error" };
}

/** What money the two texts name anywhere. */
export type MoneyNamed = {
  /** Whether the English does; of money that is not known here it may. */
  readonly inTarget: (currency: Currency) => boolean;
  /** Whether the source does, likewise. */
  readonly inSource: (currency: Currency) => boolean;
  /** Whether the source says that its 元 are this money. */
  readonly asYuan: (currency: Currency) => boolean;
};

/** Each money is looked for once in each text, however many sums there are. */
export function readMoneyNamed({ source, target }: CheckedPair): MoneyNamed {
  return {
    inTarget: rememberWords((currency) => IN_ENGLISH[currency]?.test(target) ?? true),
    inSource: rememberWords((currency) => {
      const words = [...(SEVERAL.get(currency) ?? [currency])].flatMap((one) => IN_CHINESE[one] ?? []);
      return words.length === 0 || words.some((word) => word.test(source));
    }),
    asYuan: rememberWords((currency) => OTHER_YUAN[currency]?.test(source) ?? false),
  };
}

/**
 * Whether a sum is one of that money without saying so: a Chinese text that names none means yuan, and 三块五 names its
 * own. Pounds are also a weight.
 */
const isImplied = (currency: Currency, { demand, unit }: Amount): boolean =>
  currency === "£" || mayBeSameMoney(currency, "CNY") || unit === "money" || demand !== "asked";
