import { type KeptLinks, mapLinks } from "@/lib/alignment/core/links";
import { type SentenceSpan, splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import type { SentencePairing } from "./writer";

/** A sentence, or several, of a paragraph and of its rendering that stand for each other; one side may be missing. */
export type SentencePair = {
  readonly source: SentenceSpan | null;
  readonly target: SentenceSpan | null;
  readonly pairing: SentencePairing;
};

/**
 * A paragraph and its rendering in pairs of sentences, in order. What the links that still hold leave uncovered is
 * paired by counting, where both sides have as many sentences of like lengths, else as one pair: so all words of both
 * texts stand in exactly one pair, and without any link a paragraph is at worst one pair.
 *
 * @param kept null where nobody linked these texts
 */
export function sentencePairs(
  source: string,
  target: string,
  kept: KeptLinks | null,
): readonly SentencePair[] {
  const links = kept === null ? [] : mapLinks(kept, source, target).links;
  const pairs: SentencePair[] = [];
  let [from, to] = [0, 0];
  for (const link of links) {
    const [start, begin] = [link.source?.start ?? from, link.target?.start ?? to];
    // Links run in order on both sides; one that would go back holds no more.
    if (start < from || begin < to) continue;
    pairs.push(...pairRest([source, from, start], [target, to, begin]));
    const confidence = link.fixed ? 1 : link.confidence;
    pairs.push({
      source: spanOf(link.source),
      target: spanOf(link.target),
      pairing: { by: "link", confidence },
    });
    from = link.source?.end ?? from;
    to = link.target?.end ?? to;
  }
  pairs.push(...pairRest([source, from, source.length], [target, to, target.length]));
  return withMarks(pairs, source, target);
}

const spanOf = (span: SentenceSpan | null): SentenceSpan | null =>
  span === null ? null : { start: span.start, end: span.end };

type Stretch = readonly [text: string, start: number, end: number];

const REST: SentencePairing = { by: "rest", confidence: null };
const COUNT: SentencePairing = { by: "count", confidence: null };

/** A pair is as likely as its lengths are like those of the whole: within this factor, either way. */
const MOST_UNLIKE = 2;

function pairRest(source: Stretch, target: Stretch): readonly SentencePair[] {
  const [whole, other] = [trimmed(source), trimmed(target)];
  if (whole === null && other === null) return [];
  if (whole === null || other === null) return [{ source: whole, target: other, pairing: REST }];
  const one = cut(source[0], whole, splitChinese);
  const two = cut(target[0], other, splitEnglish);
  const ratio = lengthOf(other) / lengthOf(whole);
  const isLike = one.every((span, at) => {
    const unlike = lengthOf(two[at] ?? span) / lengthOf(span) / ratio;
    return unlike < MOST_UNLIKE && unlike > 1 / MOST_UNLIKE;
  });
  if (one.length < 2 || one.length !== two.length || !isLike)
    return [{ source: whole, target: other, pairing: REST }];
  return one.map((span, at) => ({ source: span, target: two[at] ?? null, pairing: COUNT }));
}

const lengthOf = ({ start, end }: SentenceSpan): number => end - start;

/** The stretch without the blank at its edges; null when it is blank. */
function trimmed([text, start, end]: Stretch): SentenceSpan | null {
  const piece = text.slice(start, end);
  const first = piece.search(/\S/u);
  return first < 0 ? null : { start: start + first, end: start + piece.trimEnd().length };
}

/** The sentences of a stretch, each with the marks that no sentence has, up to the next one. */
function cut(
  text: string,
  { start, end }: SentenceSpan,
  split: (text: string) => readonly SentenceSpan[],
): readonly SentenceSpan[] {
  const sentences = split(text.slice(start, end));
  return sentences.map((sentence, at) => {
    const from = at === 0 ? start : start + sentence.start;
    const next = sentences[at + 1];
    const until = next === undefined ? end : start + next.start;
    return { start: from, end: start + text.slice(start, until).trimEnd().length };
  });
}

/** What has neither a letter nor a digit is no sentence: it goes with the pair before, else with the one after. */
function withMarks(pairs: readonly SentencePair[], source: string, target: string): readonly SentencePair[] {
  const kept: SentencePair[] = [];
  let ahead: SentencePair | null = null;
  for (const pair of pairs) {
    const before = kept.at(-1);
    if (hasWords(source, pair.source) || hasWords(target, pair.target)) {
      kept.push(ahead === null ? pair : join(ahead, pair, pair.pairing));
      ahead = null;
    } else if (before !== undefined) kept[kept.length - 1] = join(before, pair, before.pairing);
    else ahead = ahead === null ? pair : join(ahead, pair, ahead.pairing);
  }
  return ahead === null ? kept : [...kept, ahead];
}

const hasWords = (text: string, span: SentenceSpan | null): boolean =>
  span !== null && /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end));

const join = (one: SentencePair, two: SentencePair, pairing: SentencePairing): SentencePair => ({
  source: around(one.source, two.source),
  target: around(one.target, two.target),
  pairing,
});

const around = (one: SentenceSpan | null, two: SentenceSpan | null): SentenceSpan | null =>
  one === null || two === null ? (one ?? two) : { start: one.start, end: two.end };
