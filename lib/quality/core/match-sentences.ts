import { lengthDeviation, START_MODEL, sizeOfSource, sizeOfTarget } from "./length-ratio";
import { splitChinese, splitEnglish } from "./sentences";
import type { Span } from "./spans";

/** How many sentences of either text stand in one bead, and what that costs (minus the logarithm of how often it is so). */
const BEADS: readonly (readonly [number, number, number])[] = [
  [1, 1, 0.4],
  [1, 2, 1.8],
  [1, 3, 3],
  [2, 1, 2.5],
  [2, 2, 3.7],
  [3, 1, 5],
];
/** What leaving a sentence out costs: with `MARGIN`, tuned so that no whole paragraph of official translation is blamed. */
const LEFT_OUT = 2.5;
const MARGIN = 2.2;
/** What an anchor of one side alone costs, and what all of a bead cost at most; a question against a statement. */
const STRAY = 2;
const MOST_STRAY = 6;
const ASKED = 2;
const ANCHOR = /(?<![\d.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\d.,]*\d)|\d{4}|[A-Z]{2,8}/g;
const ASKS = /[？?]/;
/** English that is longer than by so many deviations below the mean leaves nothing out. */
const LONG_ENOUGH = -0.2;
const MOST_SENTENCES = 40;
const SHORTEST = 8;
const MODEL = { ...START_MODEL, spread: 0.015 };

type Sentence = Span & {
  readonly size: number;
  /** Numbers in digits and words in capitals, which stand the same in both languages. */
  readonly anchors: readonly string[];
  readonly asks: boolean;
};
/**
 * Sentences of the source that the English most likely left out, from lengths alone, in order. Two best alignments are
 * compared, one that may leave sentences out and one that may not; only a clear difference counts. Texts of one
 * sentence, and of very many, give nothing.
 */
export function findUnmatched(source: string, target: string): Span[] {
  const deviation = lengthDeviation(sizeOfSource(source), sizeOfTarget(target), START_MODEL);
  if (deviation === null || deviation > LONG_ENOUGH) return [];
  const sentences = splitChinese(source);
  if (sentences.length < 2 || sentences.length > MOST_SENTENCES) return [];
  const from = measure(source, sentences, sizeOfSource);
  const to = measure(target, splitEnglish(target), sizeOfTarget);
  if (to.length > MOST_SENTENCES) return [];
  const [kept, given] = keepShared(from, to);
  return align(kept, given).flatMap((at) => (from[at] === undefined ? [] : [from[at]]));
}

function measure(text: string, spans: readonly Span[], sizeOf: (text: string) => number): Sentence[] {
  return spans.map(({ start, end }) => {
    const sentence = text.slice(start, end);
    const anchors = [...new Set(sentence.match(ANCHOR))];
    return { start, end, size: sizeOf(sentence), anchors, asks: ASKS.test(sentence) };
  });
}

/** Both lists with those anchors alone that stand on both sides. */
function keepShared(from: readonly Sentence[], to: readonly Sentence[]): [Sentence[], Sentence[]] {
  const keep = (sentences: readonly Sentence[], others: readonly Sentence[]): Sentence[] => {
    const there = new Set(others.flatMap(({ anchors }) => anchors));
    return sentences.map((sentence) => ({
      ...sentence,
      anchors: sentence.anchors.filter((anchor) => there.has(anchor)),
    }));
  };
  return [keep(from, to), keep(to, from)];
}

const FAR = 1e9;
const OFF: Path = { strict: FAR, free: FAR, left: [] };

/** What the cheapest way to a place in both texts costs, without and with sentences left out, and which those are. */
type Path = { readonly strict: number; readonly free: number; readonly left: readonly number[] };

/** The sentences of the source that the cheapest way through both texts leaves out, if it is cheaper by the margin. */
function align(from: readonly Sentence[], to: readonly Sentence[]): readonly number[] {
  const best: Path[][] = [];
  for (let i = 0; i <= from.length; i += 1) {
    const row: Path[] = [];
    best.push(row);
    for (let j = 0; j <= to.length; j += 1)
      row.push(isNear(i / from.length, j / to.length) ? step(best, from, to, i, j) : OFF);
  }
  const end = best[from.length]?.[to.length];
  return end === undefined || end.strict - end.free < MARGIN ? [] : end.left;
}

/** Places far off the line from one corner to the other are on no sensible way. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= WIDTH;
const WIDTH = 0.45;

function step(
  best: readonly (readonly Path[])[],
  from: readonly Sentence[],
  to: readonly Sentence[],
  i: number,
  j: number,
): Path {
  if (i === 0 && j === 0) return { strict: 0, free: 0, left: [] };
  let [strict, free, left]: [number, number, readonly number[]] = [FAR, FAR, []];
  for (const [m, n, prior] of BEADS) {
    const before = best[i - m]?.[j - n];
    if (before === undefined || before.free >= FAR || before.free + prior >= Math.max(strict, free)) continue;
    const cost = prior + misfit(from, to, [i - m, i], [j - n, j]);
    strict = Math.min(strict, before.strict + cost);
    if (before.free + cost < free) [free, left] = [before.free + cost, before.left];
  }
  const dropped = from[i - 1];
  const without = dropped !== undefined && dropped.size >= SHORTEST ? best[i - 1]?.[j] : undefined;
  const cost = (without?.free ?? FAR) + LEFT_OUT + STRAY * (dropped?.anchors.length ?? 0);
  return without !== undefined && cost < free
    ? { strict, free: cost, left: [...without.left, i - 1] }
    : { strict, free, left };
}

type Range = readonly [number, number];

/** By length, by anchors that stand in one text of the bead alone, and by questions. */
function misfit(from: readonly Sentence[], to: readonly Sentence[], ofFrom: Range, ofTo: Range): number {
  const deviation = lengthDeviation(sum(from, ofFrom), sum(to, ofTo), MODEL);
  const stray = countStray(from, ofFrom, to, ofTo) + countStray(to, ofTo, from, ofFrom);
  const asked = asks(from, ofFrom) === asks(to, ofTo) ? 0 : ASKED;
  return (deviation === null ? 20 : deviation ** 2 / 2) + Math.min(STRAY * stray, MOST_STRAY) + asked;
}

function countStray(
  side: readonly Sentence[],
  of: Range,
  other: readonly Sentence[],
  ofOther: Range,
): number {
  let stray = 0;
  for (let at = of[0]; at < of[1]; at += 1)
    for (const anchor of side[at]?.anchors ?? []) if (!hasAnchor(other, ofOther, anchor)) stray += 1;
  return stray;
}

function hasAnchor(sentences: readonly Sentence[], [from, until]: Range, anchor: string): boolean {
  for (let at = from; at < until; at += 1) if (sentences[at]?.anchors.includes(anchor)) return true;
  return false;
}

function asks(sentences: readonly Sentence[], [from, until]: Range): boolean {
  for (let at = from; at < until; at += 1) if (sentences[at]?.asks) return true;
  return false;
}

function sum(sentences: readonly Sentence[], [from, until]: Range): number {
  let total = 0;
  for (let at = from; at < until; at += 1) total += sentences[at]?.size ?? 0;
  return total;
}
