import type { Currency } from "./amount-currency";

const eachOf = (words: string, currency: Currency): [string, Currency][] =>
  words.split(" ").map((word) => [word, currency]);

/** Counters of money; 块 alone also counts pieces. */
const MONEY_WORDS: ReadonlyMap<string, Currency> = new Map([
  ...eachOf("元 块钱 元人民币", "CNY"),
  ...eachOf("美元 美金", "USD"),
  ...eachOf("欧元", "EUR"),
  ...eachOf("日元 日圆", "JPY"),
  ...eachOf("英镑", "GBP"),
  ...eachOf("卢布", "RUB"),
  ...eachOf("港元 港币 元港币", "HKD"),
  ...eachOf("新台币 台币 元新台币", "TWD"),
  ...eachOf("澳元", "AUD"),
  ...eachOf("加元", "CAD"),
  ...eachOf("新元 新加坡元", "SGD"),
  ...eachOf("韩元 韩圆", "KRW"),
  ...eachOf("澳门元", "MOP"),
  ...eachOf("瑞士法郎", "CHF"),
  ...eachOf("泰铢", "THB"),
  ...eachOf("卢比", "INR"),
]);

const SIGNS: ReadonlyMap<string, Currency> = new Map([
  ...eachOf("人民币 rmb cny", "CNY"),
  ...eachOf("美元 美金 us$ usd", "USD"),
  ...eachOf("欧元 € eur", "EUR"),
  ...eachOf("港币 港元 hk$ hkd", "HKD"),
  ...eachOf("新台币 台币 nt$", "TWD"),
  ...eachOf("日元 日币 jpy", "JPY"),
  ...eachOf("英镑 £ gbp", "GBP"),
  ...eachOf("澳门元 澳门币 mop", "MOP"),
  ...eachOf("¥ ￥", "¥"),
  ["$", "$"],
]);
const LAST = new Set("币元金镑$¥￥€£bydrRBYDP约近逾超达过共计为有：: ");
/** Not what the sum before this one ends with: 100美元约700元. */
const BEFORE = new RegExp(
  `(?<![\\d万亿千百十零一二三四五六七八九两多余几半])(${[...SIGNS.keys()]
    .sort((one, other) => other.length - one.length)
    .map((sign) => sign.replace("$", "\\$"))
    .join("|")})(?:约|近|逾|超过?|达|共|共计|计|为|约为|[：:])?\\s?$`,
  "i",
);
const LONGEST = 10;

/** What makes another word of 元 behind a number: 三元里, 两元首. */
const NO_YUAN_BEFORE = "首素件旦宵老帅化论朝气勋里桥组";

/**
 * The money that a number of a folded Chinese text is a sum of, which begins at `start`: by the counter behind it, which ends
 * at `end`, or by what stands before it (人民币5亿, 港币5亿元); null where it is none.
 */
export function chineseCurrencyOf(
  text: string,
  { start, end, word }: { readonly start: number; readonly end: number; readonly word: string },
): Currency | null {
  const behind = MONEY_WORDS.get(word) ?? null;
  if (behind !== null && word !== YUAN) return behind;
  if (behind === null && word !== "") return null;
  if (word === YUAN && NO_YUAN_BEFORE.includes(text.charAt(end) || " ")) return null;
  return currencyBefore(text, start) ?? behind;
}

const YUAN = "元";

function currencyBefore(text: string, start: number): Currency | null {
  if (!LAST.has(text.charAt(start - 1))) return null;
  const sign = BEFORE.exec(text.slice(Math.max(0, start - LONGEST), start))?.[1];
  return sign === undefined ? null : (SIGNS.get(sign.toLowerCase()) ?? null);
}
