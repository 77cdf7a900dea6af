import type { Currency } from "./amount-currency";
import type { Token } from "./english-tokens";

const eachOf = <Value>(words: string, value: Value): [string, Value][] =>
  words.split(" ").map((word) => [word, value]);

/** Letters before or behind a number that are a currency. */
const CODES: readonly (readonly [string, Currency])[] = [
  ...eachOf("rmb cny", "CNY"),
  ...eachOf("usd", "USD"),
  ...eachOf("eur", "EUR"),
  ...eachOf("hkd", "HKD"),
  ...eachOf("gbp", "GBP"),
  ...eachOf("jpy", "JPY"),
  ...eachOf("twd", "TWD"),
  ...eachOf("aud", "AUD"),
  ...eachOf("cad", "CAD"),
  ...eachOf("sgd", "SGD"),
  ...eachOf("krw", "KRW"),
  ...eachOf("chf", "CHF"),
];
const BEFORE: ReadonlyMap<string, Currency> = new Map([...CODES, ["mop", "MOP"]]);
const SIGNS: ReadonlyMap<string, Currency> = new Map([
  ["$", "$"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "¥"],
]);
/** Letters right before a sign. */
const LETTERS: Readonly<Record<string, Readonly<Record<string, Currency>>>> = {
  $: {
    us: "USD",
    hk: "HKD",
    nt: "TWD",
    a: "AUD",
    au: "AUD",
    c: "CAD",
    ca: "CAD",
    s: "SGD",
    sg: "SGD",
    nz: "NZD",
  },
  "¥": { cn: "CNY", rmb: "CNY", jp: "JPY" },
};

const NOUNS: ReadonlyMap<string, Currency> = new Map([
  ...CODES,
  ...eachOf("yuan renminbi", "CNY"),
  ...eachOf("dollar dollars $", "$"),
  ...eachOf("euro euros €", "EUR"),
  ...eachOf("yen", "JPY"),
  ...eachOf("pound pounds", "£"),
  ...eachOf("sterling", "GBP"),
  ...eachOf("ruble rubles rouble roubles", "RUB"),
  ...eachOf("won", "KRW"),
  ...eachOf("pataca patacas", "MOP"),
  ...eachOf("baht", "THB"),
  ...eachOf("franc francs", "CHF"),
  ...eachOf("rupee rupees", "INR"),
]);
/** Words before a noun that say whose money it is; empty for those that change nothing. */
const WHOSE: ReadonlyMap<string, Currency> = new Map([
  ...eachOf("us american", "USD"),
  ...eachOf("hong hk", "HKD"),
  ...eachOf("taiwan nt", "TWD"),
  ...eachOf("australian", "AUD"),
  ...eachOf("canadian", "CAD"),
  ...eachOf("singapore singaporean", "SGD"),
  ...eachOf("zealand", "NZD"),
  ...eachOf("british", "GBP"),
  ...eachOf("egyptian", "EGP"),
  ...eachOf("kong new u s . chinese renminbi rmb japanese swiss russian indian thai south korean of in", ""),
]);
const MOST_WORDS = 6;

const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? "";

/**
 * The money that an English number is a sum of, which begins with the token at `at` and ends before `next`: by a sign or
 * letters before it, or by the words behind it; null where it is none.
 */
export function englishCurrencyOf(tokens: readonly Token[], at: number, next: number): Currency | null {
  return before(tokens, at) ?? behind(tokens, next);
}

function before(tokens: readonly Token[], at: number): Currency | null {
  const last = tokens[at - 1];
  if (last === undefined) return null;
  const sign = SIGNS.get(last.word);
  if (sign === undefined) return last.kind === "word" ? (BEFORE.get(last.word) ?? null) : null;
  const letters = tokens[at - 2];
  const isJoined = letters !== undefined && letters.end === last.start;
  return (isJoined ? LETTERS[last.word]?.[letters.word] : undefined) ?? sign;
}

function behind(tokens: readonly Token[], next: number): Currency | null {
  let whose = "";
  for (let at = next; at < next + MOST_WORDS; at += 1) {
    const word = wordAt(tokens, at);
    if (word === "-" && at === next) continue;
    const noun = NOUNS.get(word);
    // "RMB yuan", "pounds sterling", "100 renminbi yuan".
    if (noun !== undefined)
      return whose !== "" && (noun === "$" || noun === "£") ? whose : nextNoun(tokens, at, noun);
    const owner = WHOSE.get(word);
    if (owner === undefined) return null;
    if (owner !== "") whose = owner;
  }
  return null;
}

const nextNoun = (tokens: readonly Token[], at: number, noun: Currency): Currency =>
  noun === "£" && wordAt(tokens, at + 1) === "sterling" ? "GBP" : noun;
