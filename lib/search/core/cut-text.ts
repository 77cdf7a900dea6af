import type { FoundSpan } from "./find-spans";

/** A stretch of a text, cut between characters as people see them (grapheme clusters), never inside one. */
export type CutText = {
  readonly text: string;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
};

/** The UTF-16 offsets of a stretch of a text. */
type Stretch = FoundSpan;

/** UTF-16 units that are looked at for each character; a longer one (a family of emoji, stacked marks) is taken whole. */
const UNITS = 24;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The characters right before an offset, `most` at most. */
export function cutBefore(text: string, at: number, most: number): CutText {
  const start = startBefore(text, at, most);
  return { text: text.slice(start, at), isCutBefore: start > 0, isCutAfter: false };
}

/** The characters from an offset on, `most` at most. */
export function cutAfter(text: string, at: number, most: number): CutText {
  const end = endAfter(text, at, most);
  return { text: text.slice(at, end), isCutBefore: false, isCutAfter: end < text.length };
}

/** A stretch of a text, with so many characters before and after it. */
export function cutAround(text: string, { start, end }: Stretch, around: number): CutText & Stretch {
  const [from, to] = [startBefore(text, start, around), endAfter(text, end, around)];
  return {
    text: text.slice(from, to),
    start: from,
    end: to,
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
  };
}

// Cutting into characters takes longer than all else that is told of a text: where there are not more than are asked for,
// there is nothing to cut.
function startBefore(text: string, at: number, most: number): number {
  if (at <= most) return 0;
  const from = Math.max(0, at - most * UNITS);
  const places = Array.from(segmenter.segment(text.slice(from, at)), ({ index }) => from + index);
  // What the slice begins with may be the rest of a character.
  const whole = from === 0 ? places : places.slice(1);
  const start = whole.at(-most) ?? whole[0] ?? (most === 0 ? at : from);
  if (!isInWord(text, start)) return start;
  const rest = WORD_REST.exec(text.slice(start, at))?.[0].length ?? 0;
  return start + rest < at ? start + rest : start;
}

function endAfter(text: string, at: number, most: number): number {
  if (text.length - at <= most) return text.length;
  const to = Math.min(text.length, at + (most + 1) * UNITS);
  let [end, count] = [at, 0];
  for (const { index, segment } of segmenter.segment(text.slice(at, to))) {
    if (count === most) break;
    count += 1;
    end = at + index + segment.length;
  }
  if (!isInWord(text, end)) return end;
  const begun = WORD_BEGUN.exec(text.slice(at, end))?.[0].length ?? 0;
  return end - begun > at ? end - begun : end;
}

/** A word of letters that a cut would break is left out, if it is not longer than any word, with the space before it. */
const WORD_REST = /^[\p{Script=Latin}\p{N}\p{M}'’-]{1,40}\s*/u;
const WORD_BEGUN = /\s*[\p{Script=Latin}\p{N}\p{M}'’-]{1,40}$/u;
const LETTER_BEFORE = /[\p{Script=Latin}\p{N}\p{M}]$/u;
const LETTER_AFTER = /^[\p{Script=Latin}\p{N}\p{M}]/u;

function isInWord(text: string, at: number): boolean {
  return LETTER_BEFORE.test(text.slice(Math.max(0, at - 2), at)) && LETTER_AFTER.test(text.slice(at, at + 2));
}

/** Characters of a found text that are told at most, and around the words in them. */
const AROUND = 160;
const MOST_TOLD = 1_200;

/**
 * The part of a text that is told for words that stand in it: from a little before the first to a little after the last
 * that is not too far from it, with their places in that part.
 */
export function cutToWords(
  text: string,
  spans: readonly FoundSpan[],
): CutText & { readonly spans: FoundSpan[] } {
  const first = spans[0] ?? { start: 0, end: 0 };
  const last = spans.findLast(({ end }) => end - first.start <= MOST_TOLD) ?? first;
  const { start, end, ...cut } = cutAround(text, { start: first.start, end: last.end }, AROUND);
  const told = spans.filter((span) => span.start >= start && span.end <= end);
  return { ...cut, spans: told.map((span) => ({ start: span.start - start, end: span.end - start })) };
}
