import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import { lengthDeviation, START_MODEL, sizeOfSource, sizeOfTarget } from "./length-ratio";
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

/**
 * The sentences of a text, as sums up to each: of sizes and of questions; and the anchors of each, as the bits of a number.
 */
type Sentences = {
  readonly count: number;
  readonly sizes: readonly number[];
  readonly asked: readonly number[];
  readonly anchors: readonly number[];
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
  const given = splitEnglish(target);
  if (given.length > MOST_SENTENCES) return [];
  const [ofSource, ofTarget] = [anchorsOf(source, sentences), anchorsOf(target, given)];
  const bits = numberShared(ofSource.flat(), ofTarget.flat());
  const from = measure(source, sentences, sizeOfSource, ofSource, bits);
  const to = measure(target, given, sizeOfTarget, ofTarget, bits);
  return align(from, to).flatMap((at) => (sentences[at] === undefined ? [] : [sentences[at]]));
}

const anchorsOf = (text: string, spans: readonly Span[]): readonly string[][] =>
  spans.map(({ start, end }) => [...(text.slice(start, end).match(ANCHOR) ?? [])]);

/** Numbers in digits and words in capitals that stand in both texts, each with a bit of its own; a number has 31. */
function numberShared(from: readonly string[], to: readonly string[]): ReadonlyMap<string, number> {
  const there = new Set(to);
  const shared = [...new Set(from)].filter((anchor) => there.has(anchor)).slice(0, BITS);
  return new Map(shared.map((anchor, at) => [anchor, 1 << at]));
}
const BITS = 31;

function measure(
  text: string,
  spans: readonly Span[],
  sizeOf: (text: string) => number,
  anchors: readonly (readonly string[])[],
  bits: ReadonlyMap<string, number>,
): Sentences {
  const [sizes, asked] = [[0], [0]];
  for (const { start, end } of spans) {
    const sentence = text.slice(start, end);
    sizes.push((sizes.at(-1) ?? 0) + sizeOf(sentence));
    asked.push((asked.at(-1) ?? 0) + (ASKS.test(sentence) ? 1 : 0));
  }
  const masks = anchors.map((of) => of.reduce((mask, anchor) => mask | (bits.get(anchor) ?? 0), 0));
  return { count: spans.length, sizes, asked, anchors: masks };
}

const FAR = 1e9;

/** Sentences that a way leaves out, the last one first. */
type Left = { readonly at: number; readonly before: Left } | null;

/** What the cheapest way to a place in both texts costs, without and with sentences left out, and which those are. */
type Path = { readonly strict: number; readonly free: number; readonly left: Left };
const OFF: Path = { strict: FAR, free: FAR, left: null };

/** The sentences of the source that the cheapest way through both texts leaves out, if it is cheaper by the margin. */
function align(from: Sentences, to: Sentences): readonly number[] {
  const best: Path[][] = [];
  for (let i = 0; i <= from.count; i += 1) {
    const row: Path[] = [];
    best.push(row);
    for (let j = 0; j <= to.count; j += 1)
      row.push(isNear(i / from.count, j / to.count) ? step(best, from, to, i, j) : OFF);
  }
  const end = best[from.count]?.[to.count];
  if (end === undefined || end.strict - end.free < MARGIN) return [];
  const left: number[] = [];
  for (let last = end.left; last !== null; last = last.before) left.unshift(last.at);
  return left;
}

/** Places far off the line from one corner to the other are on no sensible way. */
const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= WIDTH;
const WIDTH = 0.4;

function step(
  best: readonly (readonly Path[])[],
  from: Sentences,
  to: Sentences,
  i: number,
  j: number,
): Path {
  if (i === 0 && j === 0) return { strict: 0, free: 0, left: null };
  let [strict, free] = [FAR, FAR];
  let left: Left = null;
  for (const [m, n, prior] of BEADS) {
    const before = i < m || j < n ? undefined : best[i - m]?.[j - n];
    if (before === undefined || before.free >= FAR) continue;
    if (before.free + prior >= free && before.strict + prior >= strict) continue;
    const cost = prior + misfit(from, to, i, m, j, n);
    strict = Math.min(strict, before.strict + cost);
    if (before.free + cost < free) [free, left] = [before.free + cost, before.left];
  }
  const without = i > 0 && sizeOf(from, i, 1) >= SHORTEST ? best[i - 1]?.[j] : undefined;
  const cost = (without?.free ?? FAR) + LEFT_OUT + STRAY * countBits(from.anchors[i - 1] ?? 0);
  return without !== undefined && cost < free
    ? { strict, free: cost, left: { at: i - 1, before: without.left } }
    : { strict, free, left };
}

/**
 * What it costs that the `m` sentences before `i` and the `n` before `j` stand for each other: by length, by anchors
 * that stand on one side alone, and by questions.
 */
function misfit(from: Sentences, to: Sentences, i: number, m: number, j: number, n: number): number {
  const deviation = lengthDeviation(sizeOf(from, i, m), sizeOf(to, j, n), MODEL);
  const stray = countBits(anchorsBefore(from, i, m) ^ anchorsBefore(to, j, n));
  const asked = isAsked(from, i, m) === isAsked(to, j, n) ? 0 : ASKED;
  return (deviation === null ? 20 : deviation ** 2 / 2) + Math.min(STRAY * stray, MOST_STRAY) + asked;
}

const sizeOf = ({ sizes }: Sentences, at: number, count: number): number =>
  (sizes[at] ?? 0) - (sizes[at - count] ?? 0);

const isAsked = ({ asked }: Sentences, at: number, count: number): boolean =>
  (asked[at] ?? 0) > (asked[at - count] ?? 0);

function anchorsBefore({ anchors }: Sentences, at: number, count: number): number {
  let mask = 0;
  for (let back = 1; back <= count; back += 1) mask |= anchors[at - back] ?? 0;
  return mask;
}

function countBits(mask: number): number {
  let [rest, count] = [mask, 0];
  for (; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
