import type { Bead } from "@/lib/alignment/core/bead";
import { foldWord } from "@/lib/alignment/core/dictionary-entries";
import { longestWordAt, stemsOf } from "@/lib/alignment/core/learn-terms";
import type { Lexicon } from "@/lib/alignment/core/lexicon";

/** The likelihood of a length that is off by so many deviations, on both sides (Gale and Church 1993). */
function twoSided(deviation: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(deviation));
  const tail =
    0.3989423 *
    Math.exp((-deviation * deviation) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.max(2 * tail, 1e-30);
}

type Shape = readonly [source: number, target: number, prior: number];

/** The shapes of Gale and Church with their priors. */
const SHAPES: readonly Shape[] = [
  [1, 1, 0.89],
  [1, 0, 0.0099],
  [0, 1, 0.0099],
  [2, 1, 0.0445],
  [1, 2, 0.0445],
  [2, 2, 0.011],
];

/** Letters of English a Chinese character: as it is in official translations, so that the baseline is not at a loss. */
const RATIO = 3.8;
/** The variance of Gale and Church, for a character of the source that stands for so many letters. */
const VARIANCE = 6.8;

const sizeOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Alignment by lengths alone, as Gale and Church have it, in characters with the ratio of Chinese to English. */
export function alignByLength(source: readonly string[], target: readonly string[]): Bead[] {
  const [from, to] = [source.map(sizeOf), target.map(sizeOf)];
  return findPath(from.length, to.length, (row, column, [m, n, prior]) => {
    const letters = sum(from, row, m) * RATIO;
    const size = (letters + sum(to, column, n)) / 2;
    const deviation = size === 0 ? 0 : (sum(to, column, n) - letters) / Math.sqrt(VARIANCE * size);
    return Math.log(prior) + (m === 0 || n === 0 ? 0 : Math.log(twoSided(deviation)));
  });
}

/**
 * Alignment in the manner of hunalign: a dictionary translates the source word by word, similarity is the share of words
 * in common together with the ratio of lengths; in a second pass, words that keep together in the first one's pairs are
 * added to the dictionary.
 */
export function alignByDictionary(
  source: readonly string[],
  target: readonly string[],
  lexicon: Lexicon,
): Bead[] {
  const words = source.map((text) => wordsOf(text, lexicon));
  const stems = target.map(stemsOf);
  const translations = new Map<string, ReadonlySet<string>>();
  for (const word of new Set(words.flat())) translations.set(word, translate(word, lexicon));
  const first = alignBySimilarity({ source, target, words, stems, translations });
  const learned = learn(first, words, stems);
  for (const [word, more] of learned)
    translations.set(word, new Set([...(translations.get(word) ?? []), ...more]));
  return alignBySimilarity({ source, target, words, stems, translations });
}

type Read = {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly stems: readonly ReadonlySet<string>[];
  readonly translations: ReadonlyMap<string, ReadonlySet<string>>;
};

/** hunalign's own: one for a pair, two for one with a join's penalty, and little for a unit left alone. */
const JOINED = 0.3;
const LEFT_ALONE = -0.3;

function alignBySimilarity({ source, target, words, stems, translations }: Read): Bead[] {
  const [from, to] = [source.map(sizeOf), target.map(sizeOf)];
  return findPath(from.length, to.length, (row, column, [m, n]) => {
    if (m === 0 || n === 0) return LEFT_ALONE;
    const own = words.slice(row - m, row).flat();
    const others = new Set(stems.slice(column - n, column).flatMap((one) => [...one]));
    const found = own.filter((word) => [...(translations.get(word) ?? [])].some((stem) => others.has(stem)));
    const shared = found.length / Math.max(1, Math.min(own.length, others.size));
    const [one, other] = [sum(from, row, m) * RATIO, sum(to, column, n)];
    const length = Math.min(one, other) / Math.max(one, other, 1);
    return shared + length - (m + n - 2) * JOINED;
  });
}

function wordsOf(text: string, lexicon: Lexicon): string[] {
  const folded = foldWord(text);
  const words: string[] = [];
  for (let at = 0; at < folded.length; ) {
    const length = longestWordAt(folded, at, lexicon);
    const word = folded.slice(at, at + length);
    if (/\p{Script=Han}/u.test(word) && translate(word, lexicon).size > 0) words.push(word);
    at += length;
  }
  return words;
}

const translate = (word: string, lexicon: Lexicon): ReadonlySet<string> =>
  new Set(lexicon.translationsOf(lexicon.find(word)).map(({ stem }) => lexicon.stems[stem] ?? ""));

/** Words that stand in at least two pairs of the first pass with a stem, and in most of theirs. */
function learn(
  beads: readonly Bead[],
  words: readonly (readonly string[])[],
  stems: readonly ReadonlySet<string>[],
): Map<string, string[]> {
  const together = new Map<string, Map<string, number>>();
  const [ofWord, ofStem] = [new Map<string, number>(), new Map<string, number>()];
  for (const { source, target } of beads) {
    const [own, others] = [
      new Set(source.flatMap((at) => words[at] ?? [])),
      new Set(target.flatMap((at) => [...(stems[at] ?? [])])),
    ];
    for (const stem of others) ofStem.set(stem, (ofStem.get(stem) ?? 0) + 1);
    for (const word of own) {
      ofWord.set(word, (ofWord.get(word) ?? 0) + 1);
      const counts = together.get(word) ?? new Map<string, number>();
      together.set(word, counts);
      for (const stem of others) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  return new Map(
    Array.from(together, ([word, counts]) => [
      word,
      [...counts]
        .filter(
          ([stem, count]) => count > 1 && count / ((ofWord.get(word) ?? 0) + (ofStem.get(stem) ?? 0)) > 0.3,
        )
        .map(([stem]) => stem),
    ]),
  );
}

function sum(values: readonly number[], end: number, count: number): number {
  let total = 0;
  for (let at = end - count; at < end; at += 1) total += values[at] ?? 0;
  return total;
}

/** The path of the highest score; `scoreOf` is asked for the bead that ends at a place. */
function findPath(
  rows: number,
  columns: number,
  scoreOf: (row: number, column: number, shape: Shape) => number,
): Bead[] {
  const best = Array.from({ length: rows + 1 }, () =>
    new Float64Array(columns + 1).fill(Number.NEGATIVE_INFINITY),
  );
  const choice = Array.from({ length: rows + 1 }, () => new Int8Array(columns + 1).fill(-1));
  const start = best[0];
  if (start !== undefined) start[0] = 0;
  for (let row = 0; row <= rows; row += 1)
    for (let column = 0; column <= columns; column += 1)
      SHAPES.forEach((shape, at) => {
        const before = best[row - shape[0]]?.[column - shape[1]] ?? Number.NEGATIVE_INFINITY;
        if (before === Number.NEGATIVE_INFINITY) return;
        const score = before + scoreOf(row, column, shape);
        const [scores, choices] = [best[row], choice[row]];
        if (scores === undefined || choices === undefined || score <= (scores[column] ?? 0)) return;
        scores[column] = score;
        choices[column] = at;
      });
  return trace(rows, columns, choice, best);
}

/** Two aligners that know no confidence: the score of the path up to a bead stands for it, which is as good as none. */
function trace(
  rows: number,
  columns: number,
  choice: readonly Int8Array[],
  best: readonly Float64Array[],
): Bead[] {
  const beads: Bead[] = [];
  for (let [row, column] = [rows, columns]; row > 0 || column > 0; ) {
    const shape = SHAPES[choice[row]?.[column] ?? -1];
    if (shape === undefined) throw new Error("There is no path.");
    const [m, n] = shape;
    const range = (end: number, count: number): number[] =>
      Array.from({ length: count }, (_, at) => end - count + at);
    const gained = (best[row]?.[column] ?? 0) - (best[row - m]?.[column - n] ?? 0);
    beads.push({ source: range(row, m), target: range(column, n), confidence: 1 / (1 + Math.exp(-gained)) });
    row -= m;
    column -= n;
  }
  return beads.reverse();
}
