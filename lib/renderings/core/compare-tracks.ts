import { changedShare, compareSentences, compareWords, type DifferencePart } from "@/lib/text/core/word-diff";

/**
 * Texts from this length on (UTF-16 units; some twenty paragraphs in one) are compared by whole sentences: word by word
 * it takes longer than somebody who types meanwhile can wait.
 */
const LONG = 8000;

const isLong = (text: string): boolean => text.length >= LONG;

const compareTexts = (before: string, after: string): readonly DifferencePart[] =>
  isLong(before) || isLong(after) ? compareSentences(before, after) : compareWords(before, after);

/** Half-open UTF-16 offsets. */
type Stretch = { readonly start: number; readonly end: number };

/** What a text has in the place of words of the base, or beside them. */
export type Differing = Stretch & {
  /** The words of the base that stand there; "" where it has none. */
  readonly base: string;
};

/** How a text differs from a base. */
export type TextDifferences = {
  /** Words of the text that the base has not, in order. */
  readonly other: readonly Differing[];
  /** Where the base has words and the text has none in their place; offsets into the text. */
  readonly gaps: readonly { readonly at: number; readonly base: string }[];
  /** Words of the base that the text has not; offsets into the base. */
  readonly lost: readonly Stretch[];
};

/**
 * Where a text differs from a base, word by word (Chinese by characters), as stretches of both, so that it can be shown
 * over the texts as they stand. Very long texts are compared by sentences. A side without words has no translation to compare: then nothing differs.
 */
export function findDifferences(base: string, text: string): TextDifferences {
  if (base.trim() === "" || text.trim() === "") return NOTHING;
  const found = {
    other: [] as Differing[],
    gaps: [] as { at: number; base: string }[],
    lost: [] as Stretch[],
  };
  let [inBase, inText] = [0, 0];
  let removed: DifferencePart | null = null;
  const closeGap = () => {
    if (removed !== null) found.gaps.push({ at: inText, base: removed.text });
    removed = null;
  };
  for (const part of compareTexts(base, text)) {
    const { length } = part.text;
    if (part.kind === "removed") {
      closeGap();
      removed = part;
      found.lost.push({ start: inBase, end: inBase + length });
    } else if (part.kind === "added") {
      found.other.push({ start: inText, end: inText + length, base: removed?.text ?? "" });
      removed = null;
    } else closeGap();
    if (part.kind !== "added") inBase += length;
    if (part.kind !== "removed") inText += length;
  }
  closeGap();
  return found;
}

const NOTHING: TextDifferences = { other: [], gaps: [], lost: [] };

/** Stretches as few as cover the same: sorted, and none touches another. */
export function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

export type TrackText = { readonly trackId: string; readonly text: string };

/** How the renderings of one paragraph differ. */
export type ParagraphComparison = {
  /** Of the words of each text and the base, how many differ, 0 to 1; the mean over the texts that have words. */
  readonly share: number;
  /** The same of each track that has words, the base left out. */
  readonly shares: readonly { readonly trackId: string; readonly share: number }[];
  /** The track that stands clearly farther from the others than these from one another; null when none does. */
  readonly outlier: string | null;
  /** The track whose text is nearest to all others; null where fewer than three have words, or all differ alike. */
  readonly consensus: string | null;
  /** Tracks without words here. */
  readonly missing: readonly string[];
  /** Some of the texts are so long that they were compared by whole sentences. */
  readonly rough: boolean;
};

/** An outlier is at least so much farther (mean share) from the others than the next one. */
const CLEARLY = 0.1;

/**
 * Compares the renderings of a paragraph with the base's, and with one another.
 * @param texts of the tracks that are compared, each once, the base among them
 */
export function compareParagraph(texts: readonly TrackText[], baseId: string): ParagraphComparison {
  const filled = texts.filter(({ text }) => text.trim() !== "");
  const distances = measure(filled);
  const others = filled.filter(({ trackId }) => trackId !== baseId);
  const hasBase = others.length < filled.length;
  const shares = hasBase
    ? others.map(({ trackId }) => ({ trackId, share: distances.between(trackId, baseId) }))
    : [];
  const missing = texts.filter(({ text }) => text.trim() === "").map(({ trackId }) => trackId);
  const rough = filled.some(({ text }) => isLong(text));
  return {
    share: mean(shares.map(({ share }) => share)),
    shares,
    ...findOdd(filled, distances),
    missing,
    rough,
  };
}

type Distances = { readonly between: (a: string, b: string) => number };

function measure(texts: readonly TrackText[]): Distances {
  const known = new Map<string, number>();
  for (const [at, a] of texts.entries())
    for (const b of texts.slice(at + 1)) {
      const share = a.text === b.text ? 0 : changedShare(compareTexts(a.text, b.text));
      known.set(`${a.trackId} ${b.trackId}`, share).set(`${b.trackId} ${a.trackId}`, share);
    }
  return { between: (a, b) => known.get(`${a} ${b}`) ?? 0 };
}

function findOdd(
  texts: readonly TrackText[],
  distances: Distances,
): Pick<ParagraphComparison, "outlier" | "consensus"> {
  if (texts.length < 3) return { outlier: null, consensus: null };
  const ranked = texts
    .map(({ trackId }) => ({
      trackId,
      far: mean(
        texts.flatMap((other) =>
          other.trackId === trackId ? [] : [distances.between(trackId, other.trackId)],
        ),
      ),
    }))
    .toSorted((a, b) => b.far - a.far);
  const [first, second, last] = [ranked[0], ranked[1], ranked.at(-1)];
  if (first === undefined || second === undefined || last === undefined)
    return { outlier: null, consensus: null };
  return {
    outlier: first.far - second.far >= CLEARLY ? first.trackId : null,
    consensus: last.far < first.far ? last.trackId : null,
  };
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
