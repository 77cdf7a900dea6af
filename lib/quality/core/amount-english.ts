import { rememberTexts } from "@/lib/text/core/remember";
import { doAtOnce, type Turns } from "@/lib/text/core/turns";
import { type Amount, type AmountDraft, draft, type Reading, reading } from "./amount";
import { finishAmounts, type Link } from "./amount-chain";
import { englishCurrencyOf } from "./amount-currency-english";
import { readEnglishMeasure } from "./amount-english-measure";
import { isEnglishDate, isYear, readEnglishName } from "./amount-english-names";
import { isPartOfMonth, timesRepeated } from "./amount-english-parts";
import { readEnglishShare } from "./amount-english-shares";
import { readEnglishVague, readSpan } from "./amount-english-vague";
import { orderUnitAfter, orderUnitBefore } from "./amount-order";
import { isLooseUnit } from "./amount-relation";
import { add, exact, multiply, sizeOf } from "./amount-value";
import { findEnglishHedgeAfter, findEnglishHedgeBefore } from "./approximation-english";
import { type EnglishNumber, isAdjacent, isHundredAlone, readEnglishNumber } from "./english-number";
import {
  AFTER_ARTICLE,
  BEGINNINGS,
  CURRENCY_LETTERS,
  NUMBERED,
  ORDINALS,
  RATIOS,
} from "./english-number-words";
import { foldEnglish, type Token, tokenize } from "./english-tokens";

/** Without a digit or the beginning of such a word there is no amount; looked for once, before the text is cut up. */
const MAY_HOLD = new RegExp(
  `[0-9\uff10-\uff19]|fold\\b|\\b(?:${[...BEGINNINGS, ...AFTER_ARTICLE, "[ivxlc]{1,8}\\b"].join("|")})`,
  "i",
);

/**
 * The amounts of an English text, in order, none overlapping: digits, words and both. Days of a month and times of
 * day are not asked for. Looks at each token a bounded number of times.
 */
export const readEnglishAmounts = rememberTexts((text): readonly Amount[] =>
  doAtOnce(englishAmountsInTurns(text)),
);

/** So many tokens are read before others get their turn. */
const PART = 2000;

/** The same, for who has others waiting while a long text is read. */
export function* englishAmountsInTurns(text: string): Turns<Amount[]> {
  if (!MAY_HOLD.test(text)) return [];
  const folded = foldEnglish(text);
  const tokens = yield* tokenize(folded);
  const reader = new EnglishReader(folded, tokens);
  for (let at = 0, until = PART; at < tokens.length; at = reader.readAt(at))
    if (at >= until) {
      until = at + PART;
      yield;
    }
  return yield* finishAmounts(reader.drafts, (start, end) => reader.linkOf(start, end));
}

const LINKS: Readonly<Record<string, Link>> = {
  to: "range",
  "-": "range",
  "~": "range",
  or: "range",
  "or even": "range",
  and: "list",
  ",": "list",
  ", and": "list",
  "and '": "list",
  "to '": "list",
  "to $": "range",
  "to us$": "range",
  "-$": "range",
  "to rmb": "range",
};
const LONGEST_LINK = 10;
const LONGEST_PAIR = 40;

const FOLD = "fold";
const LONGEST_ROMAN = 8;
const ROMAN = /^[ivxlc]+$/;

/** By the length of a word and its first letter, whether one of `BEGINNINGS` may be it: asked before a set is. */
const LENGTHS = 32;
const MAY_BEGIN = new Uint8Array(LENGTHS * 0x80);
const placeOf = (unit: number, length: number): number => unit * LENGTHS + length;
for (const word of BEGINNINGS) MAY_BEGIN[placeOf(word.charCodeAt(0), word.length)] = 1;

/** The code unit of a small letter for its capital. */
const toSmall = (unit: number): number => (unit >= 65 && unit <= 90 ? unit + 32 : unit);
const ARTICLE = "a".charCodeAt(0);
const FOLD_END = "d".charCodeAt(0);
const ROMAN_UNITS = new Set(Array.from("ivxlc", (letter) => letter.charCodeAt(0)));

/** Most words begin no amount, as their first and last letters and their lengths say; they are not looked at further. */
function mayBegin(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === "sign") return false;
  if (token.kind === "digits") return true;
  const length = token.end - token.start;
  const first = toSmall(text.charCodeAt(token.start));
  if (first === ARTICLE && length <= 2 && (token.word === "a" || token.word === "an"))
    return AFTER_ARTICLE.has(tokens[at + 1]?.word ?? "") || tokens[at + 2]?.word === "and";
  if (MAY_BEGIN[placeOf(first, length)] === 1 && BEGINNINGS.has(token.word)) return true;
  const last = toSmall(text.charCodeAt(token.end - 1));
  if (last === FOLD_END && length > FOLD.length && token.word.endsWith(FOLD)) return true;
  return length <= LONGEST_ROMAN && ROMAN_UNITS.has(first) && ROMAN_UNITS.has(last) && ROMAN.test(token.word);
}

/** "1." and "2)" at the beginning of an item. */
function isItemNumber(tokens: readonly Token[], at: number, next: number): boolean {
  const [before, mark] = [tokens[at - 1], tokens[next]];
  if (mark?.word !== "." && mark?.word !== ")") return false;
  const isParted = tokens[next + 1] !== undefined && !isAdjacent(tokens, next + 1);
  return isAdjacent(tokens, next) && isParted && (before === undefined || ";:.".includes(before.word));
}

/** Whether an amount may be a sum of money; pounds are also a weight. */
const isMoney = ({ kind, unit }: AmountDraft): boolean =>
  (kind === "count" || kind === "vague") && (unit === null || unit === "money" || unit === "pound");

const LEAST_NO_ITEM = 100;

/** "Every thousand households": what a rate is for must be said. */
const OF_EACH = new Set(["every", "per", "each"]);

class EnglishReader {
  readonly drafts: AmountDraft[] = [];
  /** Ends of the numbers right after "from" and "between". */
  private readonly changes = new Set<number>();
  private readonly ranges = new Set<number>();

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  linkOf(start: number, end: number): Link | null {
    if (end - start > LONGEST_LINK) return null;
    const link = LINKS[this.text.slice(start, end).trim().toLowerCase()] ?? null;
    if (link === "list" && this.ranges.has(start)) return "range";
    return link === "range" && this.changes.has(start) ? "change" : link;
  }

  /** Reads what may begin with the token at `at`, and gives the token to go on with. */
  readAt(at: number): number {
    const { tokens, text } = this;
    if (!mayBegin(text, tokens, at)) return at + 1;
    const name = readEnglishName(text, tokens, at);
    if (name !== null) {
      this.drafts.push(...name.drafts);
      return name.next;
    }
    const vague = readEnglishVague(tokens, at);
    if (vague !== null) return this.pushSum(vague.one, at, vague.next);
    const share = readEnglishShare(tokens, at);
    if (share !== null) return this.pushSum(share.one, at, share.next);
    return this.readRatio(at) ?? this.readOrdinal(at) ?? this.readSpan(at) ?? this.readNumber(at) ?? at + 1;
  }

  private readRatio(at: number): number | null {
    const token = this.tokens[at];
    const ratio = token === undefined ? undefined : RATIOS.get(token.word);
    if (token === undefined || ratio === undefined) return null;
    const once = { times: 1, hedge: null, next: at + 1 };
    const { times, hedge, next } = ratio === 2 ? timesRepeated(this.tokens, at) : once;
    const value = ratio === 2 ? exact(2 ** times) : exact(ratio * 2, 2);
    const more = ratio === 0.5 ? [reading("share", value)] : [];
    const demand = ratio <= 2 ? "lenient" : "asked";
    return this.push(
      draft(token.start, token.end, value, { kind: "multiple", demand, more, approximation: hedge }),
      at,
      next,
    );
  }

  private readOrdinal(at: number): number | null {
    const token = this.tokens[at];
    const value = token === undefined ? undefined : ORDINALS.get(token.word);
    if (token === undefined || value === undefined) return null;
    return this.pushOrdinal(at, {
      next: at + 1,
      value: exact(value),
      scale: exact(1),
      form: "words",
      isOrdinal: true,
    });
  }

  private pushOrdinal(at: number, { next, value }: EnglishNumber): number {
    const { tokens } = this;
    const start = tokens[at]?.start ?? 0;
    const after = tokens[next]?.word === "-" ? next + 1 : next;
    const word = tokens[after]?.word ?? "";
    const isCentury = word === "century" || word === "centuries";
    const end = isCentury ? after + 1 : next;
    if (word === "centuries") this.recastCentury(start);
    const isDay = isEnglishDate(tokens, at, next);
    this.drafts.push(
      draft(start, tokens[end - 1]?.end ?? start, value, {
        kind: isCentury ? "century" : "ordinal",
        unit: isCentury ? null : orderUnitAfter(tokens, next),
        demand: isDay ? "never" : sizeOf(value) <= 2 || tokens[at]?.word === "tertiary" ? "lenient" : "asked",
        more: this.meaningsOfOrdinal(at, value, isCentury),
      }),
    );
    return end;
  }

  /** "Every second dose" is one in two. */
  private meaningsOfOrdinal(at: number, value: EnglishNumber["value"], isCentury: boolean): Reading[] {
    if (isCentury) return [reading("ordinal", value)];
    return this.tokens[at - 1]?.word === "every" ? [reading("count", value)] : [];
  }

  /** "the 19th and the beginning of the 20th centuries": the ordinal before is a century too. */
  private recastCentury(start: number): void {
    const before = this.drafts.at(-1);
    if (before?.kind === "ordinal" && start - before.end <= LONGEST_PAIR) before.kind = "century";
  }

  /** "the past decade", "a century". */
  private readSpan(at: number): number | null {
    const one = readSpan(this.tokens, at);
    return one === null ? null : this.push(one, at, at + 1);
  }

  private readNumber(at: number): number | null {
    const { tokens } = this;
    const number = readEnglishNumber(tokens, at);
    if (number === null) return null;
    if (number.isOrdinal) return this.pushOrdinal(at, number);
    const { one, besides, next } = readEnglishMeasure(tokens, at, number);
    one.demand = this.demandOf(at, number, one, next);
    const before = this.wordBefore(at);
    if (NUMBERED.has(before) && one.kind === "count") {
      one.more.push(reading("ordinal", one.number));
      one.unit ??= orderUnitBefore(before);
    }
    if (isMoney(one)) one.currency = englishCurrencyOf(tokens, at, number.next);
    this.joinMonths(one);
    this.push(one, at, next);
    this.drafts.push(...besides);
    return next;
  }

  /** Adds an amount that does not begin with a number: "half a million dollars", "billions of dollars". */
  private pushSum(one: AmountDraft, at: number, next: number): number {
    if (isMoney(one)) one.currency = englishCurrencyOf(this.tokens, at, next);
    return this.push(one, at, next);
  }

  /** "one year and six months" is also a year and a half. */
  private joinMonths(one: AmountDraft): void {
    const years = this.drafts.at(-1);
    if (years?.unit !== "year" || one.unit !== "month" || years.kind !== "count" || one.kind !== "count")
      return;
    if (!/^(?:and|,|, and|)$/.test(this.text.slice(years.end, one.start).trim().toLowerCase())) return;
    years.more.push(reading("months", add(multiply(years.number, exact(12)), one.number)));
    one.demand = "lenient";
  }

  private wordBefore(at: number): string {
    const before = this.tokens[at - 1]?.word ?? "";
    return before === "." ? (this.tokens[at - 2]?.word ?? "") : before;
  }

  private demandOf(at: number, number: EnglishNumber, one: AmountDraft, next: number): AmountDraft["demand"] {
    const { tokens } = this;
    if (one.kind !== "count") return one.kind === "decade" ? "asked" : one.demand;
    if (isEnglishDate(tokens, at, number.next)) return "never";
    const size = sizeOf(one.number);
    if (isHundredAlone(tokens, at) && OF_EACH.has(this.wordBefore(at))) return "asked";
    if (isHundredAlone(tokens, at) || isPartOfMonth(tokens, at, next)) return "lenient";
    const isOne = number.form === "words" && size === 1 && one.unit === null;
    if (isOne) return "never";
    const isMarker =
      (tokens[at - 1]?.word === "(" && tokens[number.next]?.word === ")") ||
      (number.form === "digits" && size < LEAST_NO_ITEM && isItemNumber(tokens, at, number.next));
    if (isMarker) one.unit ??= "item";
    if (size === 0 || size === 1 || size === 2 || isMarker || one.demand === "lenient") return "lenient";
    if (number.form === "digits" && isYear(this.text, tokens, at, next)) return "lenient";
    return "asked";
  }

  /** Adds an amount with the hedges around it. */
  private push(one: AmountDraft, at: number, next: number): number {
    const { tokens } = this;
    const isWhole = one.kind === "count" || one.kind === "vague";
    if (one.approximation === null && one.kind !== "ordinal" && one.kind !== "decade") {
      const isTime = one.unit === "year" || one.unit === "month" || one.unit === "day" || one.unit === "week";
      const isSmall =
        isWhole &&
        sizeOf(one.number) < 10 &&
        one.number.bottom === 1n &&
        isLooseUnit(one.unit) &&
        one.kind !== "vague";
      const isShareOf = one.kind === "percent" && tokens[next]?.word === "of";
      const before = findEnglishHedgeBefore(tokens, at, { isSmall, isTime, isShareOf });
      // "Some 4.8 million-plus": what stands behind says more than "some" does.
      const after =
        before === null || before.hedge === "about"
          ? findEnglishHedgeAfter(tokens, next, isTime && sizeOf(one.number) <= 10)
          : null;
      one.approximation = after ?? before;
    }
    let before = at - 1;
    while (
      before >= 0 &&
      ("$€£¥".includes(tokens[before]?.word ?? " ") || CURRENCY_LETTERS.has(tokens[before]?.word ?? ""))
    )
      before -= 1;
    if (tokens[before]?.word === "from") this.changes.add(one.end);
    if (tokens[before]?.word === "between") this.ranges.add(one.end);
    this.drafts.push(one);
    return next;
  }
}
