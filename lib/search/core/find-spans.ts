import { foldText } from "@/lib/text/core/fold-text";
import { PAIRED } from "./scripts";

/** Half-open UTF-16 offsets. */
export type FoundSpan = { readonly start: number; readonly end: number };

/** More are not marked. */
const MOST_SPANS = 50;
/** They fall away when a text is folded, yet a word begins behind them. */
const QUOTES = /["'“”‘’「」『』]/;
const LETTER = /[\p{L}\p{N}]/u;
const IS_PAIRED = new RegExp(`[${PAIRED}]`, "u");
/** What is cut into tokens of a text. */
const LONGEST = 60_000;

/**
 * Where a phrase stands in a text, case, width, script and kinds of blanks and quotation marks folded; without overlaps,
 * from the left, at most 50. A phrase that begins with a letter is found at the beginnings of words only.
 */
export function findSpans(text: string, phrase: string): readonly FoundSpan[] {
  const wanted = foldText(phrase.trim(), true);
  const folded = foldText(text.slice(0, LONGEST), true);
  if (wanted.length === 0) return [];
  const spans: FoundSpan[] = [];
  const first = String.fromCodePoint(wanted.codes[0] ?? 0);
  const needsEdge = LETTER.test(first) && !IS_PAIRED.test(first);
  for (let at = 0; at + wanted.length <= folded.length && spans.length < MOST_SPANS; ) {
    const isHere = startsAt(folded.codes, wanted.codes, wanted.length, at);
    const start = folded.starts[at] ?? 0;
    if (isHere && !(needsEdge && isInsideWord(folded.codes, at) && !QUOTES.test(text.charAt(start - 1)))) {
      spans.push({ start, end: folded.ends[at + wanted.length - 1] ?? text.length });
      at += wanted.length;
    } else at += 1;
  }
  return spans;
}

function startsAt(codes: Int32Array, wanted: Int32Array, length: number, at: number): boolean {
  for (let index = 0; index < length; index += 1) if (codes[at + index] !== wanted[index]) return false;
  return true;
}

function isInsideWord(codes: Int32Array, at: number): boolean {
  const before = at === 0 ? "" : String.fromCodePoint(codes[at - 1] ?? 0);
  return LETTER.test(before) && !IS_PAIRED.test(before);
}
