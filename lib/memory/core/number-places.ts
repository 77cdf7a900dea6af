import type { Amount, Reading } from "@/lib/quality/core/amount";
import { reading } from "@/lib/quality/core/amount";
import { readChineseAmounts } from "@/lib/quality/core/amount-chinese";
import { readDecimal } from "@/lib/quality/core/amount-value";
import { outside, type Span, spansOf } from "@/lib/quality/core/spans";

/**
 * A number that another may stand in place of, and what it means: half-open UTF-16 offsets of the numerals alone, of a
 * percentage with its sign or words, which are written in several ways.
 */
export type NumberPlace = Span & { readonly readings: readonly Reading[] };

/** Kinds whose number changes from one text to the next; those in names and decades belong to the wording. */
const CHANGING: ReadonlySet<Amount["kind"]> = new Set(["count", "ordinal", "percent", "points", "multiple"]);

const HAS_NUMERAL = /[0-9０-９零〇一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]/;
/** What a numeral is written with; points and commas only between others. */
const NUMERAL =
  /[0-9０-９零〇一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]+(?:[.．,，点點][0-9０-９零〇一二两兩三四五六七八九十百千万萬亿億]+)*/gu;
/** Numerals of the words around a number. */
const AROUND = /^百分之|[个個]?百分[点點]$/gu;

/** Digits that no amount was read from: years, days, long numbers. Bounded, for nobody compares longer ones. */
const DIGITS = /[0-9０-９]{1,30}(?:[.．][0-9０-９]{1,9})?/gu;
/** Beside these, digits are part of a name: G20, COVID-19, 9·11. */
const OF_A_NAME = /[\p{Script=Latin}·•・‧]/u;

/** The numbers of a Chinese text that can be others in the same sentence, in order, none overlapping. */
export function findNumbers(text: string): readonly NumberPlace[] {
  if (!HAS_NUMERAL.test(text)) return [];
  const amounts = readChineseAmounts(text);
  const places = amounts.flatMap((amount) => placeOf(text, amount) ?? []);
  const rest = outside(spansOf(text, DIGITS), amounts).filter((span) => !isOfName(text, span));
  return [...places, ...rest.flatMap((span) => placeOfDigits(text, span) ?? [])].sort(
    (one, other) => one.start - other.start,
  );
}

/** The one numeral of an amount; null where its number is told in several pieces (三千多万, 三分之二) or is a name's. */
function placeOf(text: string, { kind, isHard, start, end, readings }: Amount): NumberPlace | null {
  if (!isHard || !CHANGING.has(kind)) return null;
  const written = text
    .slice(start, end)
    .replace(AROUND, (words) => " ".repeat(words.length))
    .matchAll(NUMERAL);
  const [first, ...more] = [...written];
  if (first === undefined || more.length > 0) return null;
  if (kind === "percent") return { start, end, readings };
  const from = start + first.index;
  return { start: from, end: from + first[0].length, readings };
}

function placeOfDigits(text: string, { start, end }: Span): NumberPlace | null {
  const value = readDecimal(text.slice(start, end).normalize("NFKC"));
  if (value === null) return null;
  return { start, end, readings: [reading("count", value), reading("ordinal", value)] };
}

function isOfName(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 2), start).replace(/[-‐‑–]$/u, "");
  const after = text.slice(end, end + 2).replace(/^[-‐‑–]/u, "");
  return OF_A_NAME.test(before.slice(-1)) || OF_A_NAME.test(after.slice(0, 1));
}
