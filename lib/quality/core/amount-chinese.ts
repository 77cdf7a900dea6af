import { rememberTexts } from "@/lib/text/core/remember";
import { doAtOnce, type Turns } from "@/lib/text/core/turns";
import { type Amount, type AmountDraft, draft, reading } from "./amount";
import { finishAmounts, type Link } from "./amount-chain";
import { countsOf, LEAST_LARGE } from "./amount-chinese-count";
import { readMeasure } from "./amount-chinese-measure";
import { readChineseName } from "./amount-chinese-names";
import { type Drafts, readChineseShare, readFraction } from "./amount-chinese-shares";
import { isDateOrTime, readDay, readDecade } from "./amount-chinese-time";
import { COUNTERS, NO_FEW_AFTER, NO_VAGUE_AFTER, VAGUE_WORDS } from "./amount-chinese-words";
import { chineseCurrencyOf } from "./amount-currency-chinese";
import { orderUnitAt } from "./amount-order";
import { add, exact, multiply, ratioOfIncreaseOf, sizeOf, ZERO } from "./amount-value";
import type { Approximation } from "./approximation";
import { findHedgeAfter, findHedgeBefore, findHedgeOfShare } from "./approximation-chinese";
import { isAsciiDigit } from "./ascii-digits";
import { type ChineseNumeral, digitOf, readChineseNumeral } from "./chinese-number";
import { foldChinese } from "./chinese-number-fold";

const BEGINNINGS = new Uint8Array(0x10000);
for (const character of "0123456789〇零一二两三四五六七八九十百千万亿几数上成半翻过世双")
  BEGINNINGS[character.charCodeAt(0)] = 1;

/** Without any of these, in whatever script, there is no amount. */
const MAY_HOLD =
  /[0-9０-９○〇零一二兩两三四五六七八九十百千万萬亿億半翻双雙世壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]/;

/**
 * The amounts of a Chinese text, in order, none overlapping: in digits, numerals and both. Dates and times of day are
 * left out. Looks at each character a bounded number of times.
 */
export const readChineseAmounts = rememberTexts((text) => doAtOnce(chineseAmountsInTurns(text)));

/** So many characters are read before others get their turn. */
const PART = 2000;

/** The same, for who has others waiting while a long text is read. */
export function* chineseAmountsInTurns(text: string): Turns<readonly Amount[]> {
  if (!MAY_HOLD.test(text)) return [];
  const folded = foldChinese(text);
  const reader = new ChineseReader(folded);
  for (let at = 0, until = PART; at < folded.length; ) {
    at = BEGINNINGS[folded.charCodeAt(at)] === 1 ? reader.readAt(at) : at + 1;
    if (at < until) continue;
    until = at + PART;
    yield;
  }
  return yield* finishAmounts(reader.drafts, (start, end) => linkOf(folded, start, end));
}

const LINKS: Readonly<Record<string, Link>> = {
  至: "range",
  到: "range",
  "-": "range",
  "--": "range",
  "—": "range",
  "——": "range",
  "–": "range",
  "―": "range",
  "~": "range",
  "～": "range",
  或: "range",
  "、": "list",
  "，": "list",
  ",": "list",
  和: "list",
  与: "list",
  及: "list",
};

function linkOf(text: string, start: number, end: number): Link | null {
  return end - start > 4 ? null : (LINKS[text.slice(start, end).trim()] ?? null);
}

class ChineseReader {
  readonly drafts: AmountDraft[] = [];
  /** Where a month or an hour ended: what follows belongs to the same date or time. */
  private dateEnd = -1;

  constructor(private readonly text: string) {}

  /** Reads what may begin at `at`, and gives where to go on. */
  readAt(at: number): number {
    const { text } = this;
    const annex = this.readAnnex(at);
    if (annex !== null) return annex;
    if (isPlainOne(text, at)) return at + 1;
    const name = readChineseName(text, at);
    if (name !== null) {
      this.drafts.push(...name.drafts);
      return name.end;
    }
    const vague = VAGUE_WORDS.find(text, at);
    if (vague !== undefined && !(text.charAt(at) === "上" && NO_VAGUE_AFTER.has(text.charAt(at - 1))))
      return this.pushVague(at, vague);
    const share = readChineseShare(text, at);
    return share === null ? this.readNumber(at) : this.pushAll(share);
  }

  /** 附件二, 附录三: the number is a name, also of the first one. */
  private readAnnex(at: number): number | null {
    if (this.text.charAt(at - 2) !== "附" || !"件录表图则".includes(this.text.charAt(at - 1) || " "))
      return null;
    const numeral = readChineseNumeral(this.text, at);
    if (numeral === null || numeral.isUnitAlone || numeral.vague !== null) return null;
    const more = this.recastFirstAnnex(at) ? [reading("count", numeral.value)] : [];
    this.drafts.push(draft(at, numeral.end, numeral.value, { kind: "ordinal", isHard: true, more }));
    return numeral.end;
  }

  /** 附件一至附件四 are "the four annexes" too: whether what is read at `at` ends such a range. */
  private recastFirstAnnex(at: number): boolean {
    const first = this.drafts.at(-1);
    const isRange =
      first?.kind === "ordinal" && /^[至到]附[件录表图则]$/.test(this.text.slice(first.end, at));
    if (first === undefined || !isRange || sizeOf(first.number) !== 1) return false;
    first.demand = "lenient";
    return true;
  }

  private pushVague(
    at: number,
    [word, [low, high, itself]]: readonly [string, readonly [number, number, number | null]],
  ): number {
    const end = at + word.length;
    if (this.text.charAt(end) === "倍") {
      // 上万倍 is ten thousand times or more.
      const approximation = { hedge: "orMore", isUnsure: true, start: at, end } as const;
      const size = exact(itself ?? low);
      this.drafts.push(draft(at, end + 1, size, { kind: "multiple", vague: { low, high }, approximation }));
      return end + 1;
    }
    const more = itself === null ? [] : [reading("count", exact(itself))];
    const counter = COUNTERS.find(this.text, end)?.[0] ?? "";
    const currency = chineseCurrencyOf(this.text, { start: at, end: end + counter.length, word: counter });
    this.drafts.push(draft(at, end, ZERO, { kind: "vague", more, vague: { low, high }, currency }));
    return end;
  }

  private readNumber(at: number): number {
    const { text } = this;
    if (isWeekday(text, at)) return at + 1;
    const isNoFew = text.charAt(at) === "数" && NO_FEW_AFTER.has(text.charAt(at - 1));
    const written = isNoFew || text.startsWith("几乎", at) ? null : readChineseNumeral(text, at);
    const numeral = written === null ? null : withAnd(text, written);
    if (numeral === null) return isAsciiDigit(text.charCodeAt(at)) ? endOfRun(text, at) : at + 1;
    const fraction = readFraction(text, at, numeral);
    if (fraction !== null) return this.pushAll(fraction);
    if (text.charAt(at - 1) === "第") return this.pushOrdinal(at, numeral);
    const decade = readDecade(text, at, numeral, this.drafts);
    if (decade !== null) return this.pushAll(decade);
    const named = endOfDottedDay(text, at, numeral);
    if (named !== null) return named;
    const dated = isDateOrTime(text, at, numeral, this.dateEnd);
    if (dated !== null) {
      this.dateEnd = dated;
      return dated;
    }
    const day = readDay(text, at, numeral);
    if (day !== null) return this.pushAll({ drafts: [day], end: day.end });
    const measure = readMeasure(text, at, numeral);
    const drafts = countsOf(text, at, numeral, measure);
    return this.pushAll({ drafts, end: measure.end }, numeral.isUnitAlone);
  }

  private pushOrdinal(at: number, { end, value }: ChineseNumeral): number {
    const isFree = /^(?:[，、：,:；。方国是]|产业)/.test(this.text.slice(end, end + 2));
    const unit = orderUnitAt(this.text, end);
    const isHard = unit !== null || sizeOf(value) >= LEAST_LARGE || this.text.charAt(end) === "届";
    const demand = isFree || (sizeOf(value) <= 2 && !isHard) ? "lenient" : "asked";
    this.drafts.push(draft(at - 1, end, value, { kind: "ordinal", demand, unit, isHard }));
    return end;
  }

  /** Adds amounts with the hedges around them, and gives where to go on. */
  private pushAll({ drafts, end }: Drafts, isUnitAlone = false): number {
    for (const one of drafts) {
      one.approximation ??= this.findHedge(one, end, isUnitAlone);
      const last = this.drafts.at(-1);
      if (last !== undefined) softenTerm(last, one);
      if (last !== undefined) this.joinMonths(last, one);
      if (one.kind === "percent") one.more.push(reading("ratio", ratioOfIncreaseOf(one.number)));
      this.drafts.push(one);
    }
    return end;
  }

  /** 一年零三个月 is also fifteen months. */
  private joinMonths(years: AmountDraft, one: AmountDraft): void {
    if (years.unit !== "year" || one.unit !== "month" || years.kind !== "count" || one.kind !== "count")
      return;
    if (!/^[零又]?$/.test(this.text.slice(years.end, one.start))) return;
    years.more.push(reading("months", add(multiply(years.number, MONTHS_OF_YEAR), one.number)));
    one.demand = "lenient";
  }

  /** 近 with time may be "the past": 近三年来. */
  private findHedge(one: AmountDraft, end: number, isUnitAlone: boolean): Approximation | null {
    const before = findHedgeBefore(this.text, one.start, isUnitAlone);
    // 约六成以上: what stands behind says more.
    const after = before?.hedge === "about" ? findHedgeAfter(this.text, end) : null;
    if (after !== null) return { ...after, isUnsure: true };
    const isPast = before?.hedge === "almost" && one.unit !== null && TIMES.has(one.unit);
    if (before !== null) return { ...before, isUnsure: before.isUnsure || isPast };
    const isShare = one.kind === "fraction" || one.kind === "percent";
    return findHedgeAfter(this.text, end) ?? (isShare ? findHedgeOfShare(this.text, one.start, end) : null);
  }
}

/** What may follow a 一 that counts. */
const AFTER_ONE = new Uint8Array(0x10000);
for (const character of "〇零一二两三四五六七八九十百千万亿点分成倍番半打个0123456789 %世年多余带国方心言举清来氧战石五线")
  AFTER_ONE[character.charCodeAt(0)] = 1;
const AFTER_ONE_COUNTED = new Set("月季国世百多半小星礼钟成邻发基余中");

/** 一 is mostly no number but a part of words: 一些, 一个, 进一步. */
function isPlainOne(text: string, at: number): boolean {
  if (text.charAt(at) !== "一" || text.charAt(at - 1) === "第") return false;
  const next = text.charCodeAt(at + 1);
  if (text.charAt(at + 1) === "个") return !AFTER_ONE_COUNTED.has(text.charAt(at + 2));
  return AFTER_ONE[next] !== 1 && !COUNTERS.begins(next);
}

const MONTHS_OF_YEAR = exact(12);
const TIMES = new Set(["year", "month", "week", "day"]);

/** 三年以上十年以下 is a range, which English may give without words for its ends. */
function softenTerm(from: AmountDraft, to: AmountDraft): void {
  const [more, less] = [from.approximation, to.approximation];
  if (more?.hedge !== "orMore" || less?.hedge !== "orLess" || more.end !== to.start) return;
  from.approximation = { ...more, isUnsure: true };
  to.approximation = { ...less, isUnsure: true };
}

/** 星期三, 周五: a day, which dates compare. */
const isWeekday = (text: string, at: number): boolean =>
  "一二三四五六".includes(text.charAt(at)) &&
  /(?:星期|礼拜|[上下本每这逢]周)$/.test(text.slice(Math.max(0, at - 2), at));

const DOTS = "·•・‧";

/** 9·11, 一二·九, 双十一: names after days. */
function endOfDottedDay(text: string, at: number, { end }: ChineseNumeral): number | null {
  if (text.charAt(at - 1) === "双") return end;
  if (!DOTS.includes(text.charAt(end) || " ")) return null;
  return readChineseNumeral(text, end + 1)?.end ?? null;
}

/** 七十有三: seventy-three, as an age is said. */
function withAnd(text: string, numeral: ChineseNumeral): ChineseNumeral {
  const { end, form, value, hedgedAt } = numeral;
  if (text.charAt(end) !== "有" || form !== "words" || hedgedAt !== null) return numeral;
  const [tens, ones] = [sizeOf(value), digitOf(text.charAt(end + 1))];
  const isWhole = ones > 0 && tens >= 10 && tens <= 90 && tens % 10 === 0;
  if (!isWhole || !/^(?:$|[，。；、！？岁])/.test(text.slice(end + 2, end + 3))) return numeral;
  return { ...numeral, end: end + 2, value: add(value, exact(ones)) };
}

/** The end of digits too long to be a number. */
function endOfRun(text: string, at: number): number {
  let end = at + 1;
  while (isAsciiDigit(text.charCodeAt(end))) end += 1;
  return end;
}
