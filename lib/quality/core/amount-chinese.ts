import { type Amount, type AmountDraft, draft, reading } from "./amount";
import { finishAmounts, type Link } from "./amount-chain";
import {
  addOrdinal,
  demandOf,
  type Measure,
  readMeasure,
  readPart,
  readSlash,
} from "./amount-chinese-measure";
import { readChineseName } from "./amount-chinese-names";
import { isDateOrTime, readDay, readDecade } from "./amount-chinese-time";
import { NO_FEW_AFTER, NO_VAGUE_AFTER, VAGUE_WORDS } from "./amount-chinese-words";
import { type Exact, exact, HALF, ratioOfIncreaseOf, sizeOf, ZERO } from "./amount-value";
import { findHedgeAfter, findHedgeBefore } from "./approximation-chinese";
import { type ChineseNumeral, isAsciiDigit, percentOf, readChineseNumeral } from "./chinese-number";
import { foldChinese } from "./chinese-number-fold";

const BEGINNINGS = new Uint8Array(0x10000);
for (const character of "0123456789〇零一二两三四五六七八九十百千万亿几数上成半翻过世")
  BEGINNINGS[character.charCodeAt(0)] = 1;

/**
 * The amounts of a Chinese text, in order, none overlapping: in digits, numerals and both. Dates and times of day are
 * left out. Looks at each character a bounded number of times.
 */
export function readChineseAmounts(text: string): Amount[] {
  const folded = foldChinese(text);
  const reader = new ChineseReader(folded);
  for (let at = 0; at < folded.length; ) {
    at = BEGINNINGS[folded.charCodeAt(at)] === 1 ? reader.readAt(at) : at + 1;
  }
  return finishAmounts(reader.drafts, (start, end) => linkOf(folded, start, end));
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
    const name = readChineseName(text, at);
    if (name !== null) {
      this.drafts.push(...name.drafts);
      return name.end;
    }
    const vague = VAGUE_WORDS.find(text, at);
    if (vague !== undefined && !(text.charAt(at) === "上" && NO_VAGUE_AFTER.has(text.charAt(at - 1))))
      return this.pushVague(at, vague);
    if (text.charAt(at) === "世") return this.readNamedCentury(at);
    return this.readRatio(at) ?? this.readHalf(at) ?? this.readNumber(at);
  }

  private pushVague(
    at: number,
    [word, [low, high, itself]]: readonly [string, readonly [number, number, number | null]],
  ): number {
    const more = itself === null ? [] : [reading("count", exact(itself))];
    const end = at + word.length;
    this.drafts.push(draft(at, end, ZERO, { kind: "vague", more, vague: { low, high } }));
    return end;
  }

  /** 新世纪, 本世纪, 上世纪: English may give the number. */
  private readNamedCentury(at: number): number {
    const century = { 新: 21, 本: 21, 上: 20 }[this.text.charAt(at - 1)];
    if (century === undefined || !this.text.startsWith("世纪", at)) return at + 1;
    this.drafts.push(draft(at, at + 2, exact(century), { kind: "century", demand: "never" }));
    return at + 2;
  }

  /** 百分之六点一, 千分之八. */
  private readRatio(at: number): number | null {
    const base = { 百: 100, 千: 1000, 万: 10_000 }[this.text.charAt(at)];
    if (base === undefined || !this.text.startsWith("分之", at + 1)) return null;
    const numeral =
      this.text.charAt(at + 3) === "百" ? hundred(at + 4) : readChineseNumeral(this.text, at + 3);
    if (numeral === null) return at + 3;
    const kind = base === 100 ? "percent" : "fraction";
    for (const value of valuesOf(numeral)) {
      const number = base === 100 ? value : exact(value.top, value.bottom * BigInt(base));
      this.push(draft(at, numeral.end, number, { kind }), numeral, numeral.end);
    }
    return numeral.end;
  }

  /** 一半, 半数, 过半, 减半, 翻番, 半年, 半个世纪. */
  private readHalf(at: number): number | null {
    const { text } = this;
    if (text.startsWith("翻番", at) || text.startsWith("翻了番", at)) {
      const end = text.indexOf("番", at) + 1;
      this.drafts.push(draft(at, end, exact(2), { kind: "multiple" }));
      return end;
    }
    if (text.startsWith("一半", at)) return this.pushHalf(at, at + 2);
    if (text.startsWith("过半", at) && !"通经".includes(text.charAt(at - 1) || " "))
      return this.pushHalf(at, at + 2, "asked", true);
    if (text.charAt(at) !== "半") return null;
    if (text.startsWith("半数", at)) return this.pushHalf(at, at + 2);
    if (text.charAt(at - 1) === "减") return this.pushHalf(at, at + 1, "lenient");
    const span = HALF_SPANS.find(([word]) => text.startsWith(word, at));
    if (span === undefined) return at + 1;
    const [word, number, unit] = span;
    const isMost = text.charAt(at - 1) === "大";
    const end = at + word.length;
    const one = draft(at, end, number, { unit, demand: number === HALF ? "lenient" : "asked" });
    if (isMost || word.includes("多"))
      one.approximation = { hedge: "above", isUnsure: isMost, start: at - (isMost ? 1 : 0), end };
    this.push(one, null, end);
    return end;
  }

  private pushHalf(
    at: number,
    end: number,
    demand: AmountDraft["demand"] = "asked",
    isAbove = false,
  ): number {
    const one = draft(at, end, HALF, { kind: "fraction", demand });
    if (isAbove) one.approximation = { hedge: "above", isUnsure: false, start: at, end: at + 1 };
    this.push(one, null, end);
    return end;
  }

  private readNumber(at: number): number {
    const { text } = this;
    if ((text.charAt(at) === "数" && NO_FEW_AFTER.has(text.charAt(at - 1))) || text.startsWith("几乎", at))
      return at + 1;
    const numeral = readChineseNumeral(text, at);
    if (numeral === null) return isAsciiDigit(text.charCodeAt(at)) ? endOfRun(text, at) : at + 1;
    const part = readPart(text, numeral);
    if (part !== null) {
      this.push(draft(at, part.part.end, part.value, { kind: "fraction" }), numeral, part.part.end);
      return part.part.end;
    }
    const slash = readSlash(text, numeral);
    if (slash !== null) {
      this.push(draft(at, slash.end, slash.value, { kind: "fraction" }), numeral, slash.end);
      return slash.end;
    }
    if (text.charAt(at - 1) === "第") return this.pushOrdinal(at, numeral);
    const decade = readDecade(text, at, numeral, this.drafts);
    if (decade !== null) return this.pushAll(decade.drafts, decade.end);
    const dated = isDateOrTime(text, at, numeral, this.dateEnd);
    if (dated !== null) {
      this.dateEnd = dated;
      return dated;
    }
    const day = readDay(text, at, numeral);
    if (day !== null) return this.pushAll([day], day.end);
    return this.pushMeasured(at, numeral, readMeasure(text, at, numeral));
  }

  private pushAll(drafts: readonly AmountDraft[], end: number): number {
    for (const one of drafts) this.push(one, null, end);
    return end;
  }

  private pushOrdinal(at: number, numeral: ChineseNumeral): number {
    const { text } = this;
    const isCounted =
      sizeOf(numeral.value) > 2 &&
      !/^(?:[，、：,:；。方国是]|产业)/.test(text.slice(numeral.end, numeral.end + 2));
    this.drafts.push(
      draft(at - 1, numeral.end, numeral.value, { kind: "ordinal", demand: isCounted ? "asked" : "lenient" }),
    );
    return numeral.end;
  }

  private pushMeasured(at: number, numeral: ChineseNumeral, measure: Measure): number {
    const { text } = this;
    const demand = this.demandAt(at, numeral, measure);
    if (demand === null) return measure.end;
    const values = valuesOf(numeral);
    values.forEach((value, index) => {
      const one = this.draftOf(at, numeral, measure, value, demand);
      if (index < values.length - 1) one.end = at;
      addOrdinal(one, measure.word);
      if (
        measure.kind === "count" &&
        numeral.form === "words" &&
        /^[是要靠看]/.test(text.charAt(measure.end))
      )
        one.more.push(reading("ordinal", one.number));
      if (isRatioPart(text, at, measure.end)) one.more.push(reading("share", percentOf(one.number)));
      this.push(one, numeral, measure.end);
      one.end = measure.end;
    });
    return measure.end;
  }

  private draftOf(
    at: number,
    numeral: ChineseNumeral,
    measure: Measure,
    value: Exact,
    demand: AmountDraft["demand"],
  ): AmountDraft {
    const number = measure.measured(value);
    const one = draft(at, measure.end, number, {
      kind: measure.kind,
      unit: measure.unit,
      demand,
      scale: numeral.scale,
      isBare: !numeral.hasBigUnit && measure.kind === "count" && numeral.form !== "sequence",
      vague: numeral.vague ?? roundedUp(numeral, measure),
      approximation: measure.approximation,
    });
    if (measure.kind !== "count") return one;
    if (numeral.vague !== null) return { ...one, kind: "vague" };
    if (!numeral.isUnitAlone || demand === "asked") return one;
    if (demand === "never") return { ...one, unit: null, vague: ANY_LARGE };
    const size = sizeOf(number);
    return {
      ...one,
      kind: "vague",
      vague: { low: size, high: size * 10 - 1 },
      more: [reading("count", number)],
    };
  }

  /** Null for what is no number at all: 一些, 百货. */
  private demandAt(at: number, numeral: ChineseNumeral, measure: Measure): AmountDraft["demand"] | null {
    const { text } = this;
    const size = sizeOf(numeral.value);
    if (numeral.isUnitAlone && numeral.vague === null) {
      const isHedged = measure.approximation !== null || findHedgeBefore(text, at, true) !== null;
      if (isHedged) return "asked";
      return numeral.hasBigUnit && numeral.end - at > 1 ? "lenient" : "never";
    }
    if (size === 1 && numeral.form === "words" && measure.unit === null && measure.kind === "count")
      return null;
    if (isMarker(text, at, numeral.end)) return "lenient";
    // English names the months: "from January to November".
    if (measure.unit === "month" && text.charAt(at - 1) === "前") return "lenient";
    if (isBareYear(numeral, measure)) return "lenient";
    if (measure.unit === "year" && /^(?:规划|计划)/.test(text.slice(measure.end, measure.end + 2)))
      return "lenient";
    return demandOf(numeral, measure);
  }

  /** Adds an amount with the hedges around it. */
  private push(one: AmountDraft, numeral: ChineseNumeral | null, end: number): void {
    if (one.approximation === null && one.kind !== "ordinal") {
      const before = findHedgeBefore(this.text, one.start, numeral?.isUnitAlone ?? false);
      one.approximation = before ?? findHedgeAfter(this.text, end);
      if (before?.hedge === "almost" && one.unit !== null && TIMES.has(one.unit))
        one.approximation = { ...before, isUnsure: true };
    }
    const last = this.drafts.at(-1);
    if (last !== undefined) softenTerm(last, one);
    if (one.kind === "percent") one.more.push(reading("ratio", ratioOfIncreaseOf(one.number)));
    this.drafts.push(one);
  }
}

/** 三年以上十年以下 is a range, which English may give without words for its ends. */
function softenTerm(from: AmountDraft, to: AmountDraft): void {
  const [more, less] = [from.approximation, to.approximation];
  if (more?.hedge !== "orMore" || less?.hedge !== "orLess" || more.end !== to.start) return;
  from.approximation = { ...more, isUnsure: true };
  to.approximation = { ...less, isUnsure: true };
}

/** What 万 in 万里之外 can stand for in English: no more than that it is much. */
const ANY_LARGE = { low: 100, high: 1e10 };

const TIMES = new Set(["year", "month", "week", "day"]);

const HALF_SPANS: readonly (readonly [word: string, number: Exact, unit: string])[] = [
  ["半个多世纪", exact(50), "year"],
  ["半个世纪", exact(50), "year"],
  ["半年", HALF, "year"],
  ["半个月", HALF, "month"],
  ["半小时", HALF, "hour"],
  ["半个小时", HALF, "hour"],
];

const valuesOf = (numeral: ChineseNumeral): Exact[] =>
  numeral.other === null ? [numeral.value] : [numeral.value, numeral.other];

/** 十余 and 三十多 are also vague numbers, as "more than a dozen" is. */
function roundedUp(numeral: ChineseNumeral, measure: Measure): AmountDraft["vague"] {
  const size = sizeOf(numeral.value);
  if (measure.kind !== "count" || numeral.hasBigUnit || size > 90 || size < 10 || size % 10 !== 0)
    return null;
  if (measure.approximation?.hedge === "above") return { low: size + 1, high: size + 9 };
  return measure.approximation?.hedge === "about" && size === 10 ? { low: 8, high: 15 } : null;
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

const hundred = (end: number): ChineseNumeral => ({
  end,
  value: exact(100),
  other: null,
  vague: null,
  scale: exact(1),
  hasBigUnit: false,
  form: "words",
  isUnitAlone: false,
  hedgedAt: null,
});

/** The end of digits too long to be a number. */
function endOfRun(text: string, at: number): number {
  let end = at + 1;
  while (isAsciiDigit(text.charCodeAt(end))) end += 1;
  return end;
}
