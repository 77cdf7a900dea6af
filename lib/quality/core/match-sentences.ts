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
const LEFT_OUT = 3;
const MARGIN = 2.5;
/** What an anchor of one side alone costs, and what all of a bead cost at most; a question against a statement. */
const STRAY = 2;
const MOST_STRAY = 6;
const ASKED = 2;
const ANCHOR = /(?<![\d.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\d.,]*\d)|\d{4}|[A-Z]{2,8}/g;
const ASKS = /[？?]/;
const MOST_SENTENCES = 40;
const SHORTEST = 8;
const MODEL = { ...START_MODEL, spread: 0.015 };

type Sentence = Span & {
  readonly size: number;
  /** Numbers in digits and words in capitals, which stand the same in both languages. */
  readonly anchors: readonly string[];
  readonly asks: boolean;
};
type Path = { readonly cost: number; readonly left: readonly number[] };

/**
 * Sentences of the source that the English most likely left out, from lengths alone, in order. Two best alignments are
 * compared, one that may leave sentences out and one that may not; only a clear difference counts. Texts of one
 * sentence, and of very many, give nothing.
 */
export function findUnmatched(source: string, target: string): Span[] {
  const from = measure(source, splitChinese(source), sizeOfSource);
  const to = measure(target, splitEnglish(target), sizeOfTarget);
  if (from.length < 2 || Math.max(from.length, to.length) > MOST_SENTENCES) return [];
  const [kept, given] = keepShared(from, to);
  const strict = align(kept, given, false);
  const free = align(kept, given, true);
  if (free.left.length === 0 || strict.cost - free.cost < MARGIN) return [];
  return free.left.flatMap((at) => (from[at] === undefined ? [] : [from[at]]));
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

const NONE: Path = { cost: Number.POSITIVE_INFINITY, left: [] };

/** The cheapest way through both texts; what it left out of the source. */
function align(from: readonly Sentence[], to: readonly Sentence[], mayLeaveOut: boolean): Path {
  const best: Path[][] = [];
  for (let i = 0; i <= from.length; i += 1) {
    const row: Path[] = [];
    best.push(row);
    for (let j = 0; j <= to.length; j += 1) row.push(step(best, from, to, [i, j], mayLeaveOut));
  }
  return best[from.length]?.[to.length] ?? NONE;
}

function step(
  best: readonly (readonly Path[])[],
  from: readonly Sentence[],
  to: readonly Sentence[],
  [i, j]: readonly [number, number],
  mayLeaveOut: boolean,
): Path {
  if (i === 0 && j === 0) return { cost: 0, left: [] };
  let cheapest = NONE;
  for (const [m, n, prior] of BEADS) {
    const before = best[i - m]?.[j - n];
    if (before === undefined || before.cost >= cheapest.cost) continue;
    const cost = before.cost + prior + misfit(from.slice(i - m, i), to.slice(j - n, j));
    if (cost < cheapest.cost) cheapest = { cost, left: before.left };
  }
  const dropped = from[i - 1];
  const without = mayLeaveOut && dropped && dropped.size >= SHORTEST ? best[i - 1]?.[j] : undefined;
  const cost = (without?.cost ?? cheapest.cost) + LEFT_OUT + STRAY * (dropped?.anchors.length ?? 0);
  return without !== undefined && cost < cheapest.cost ? { cost, left: [...without.left, i - 1] } : cheapest;
}

/** By length, by anchors that stand in one text of the bead alone, and by questions. */
function misfit(from: readonly Sentence[], to: readonly Sentence[]): number {
  const deviation = lengthDeviation(sum(from), sum(to), MODEL);
  const stray = countStray(from, to) + countStray(to, from);
  const asked = from.some(({ asks }) => asks) === to.some(({ asks }) => asks) ? 0 : ASKED;
  return (deviation === null ? 20 : deviation ** 2 / 2) + Math.min(STRAY * stray, MOST_STRAY) + asked;
}

function countStray(side: readonly Sentence[], other: readonly Sentence[]): number {
  return side
    .flatMap(({ anchors }) => anchors)
    .filter((anchor) => !other.some(({ anchors }) => anchors.includes(anchor))).length;
}

const sum = (sentences: readonly Sentence[]): number =>
  sentences.reduce((total, { size }) => total + size, 0);
