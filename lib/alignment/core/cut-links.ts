import { type KeptLinks, mapLinks, type QuotedSpan, type SentenceLink } from "./links";

/** Where a text is cut: the first half ends, and the second begins. White space between belongs to neither. */
export type CutPlace = { readonly end: number; readonly start: number };

/** A pair of texts with the links between their sentences. */
export type LinkedTexts = { readonly kept: KeptLinks; readonly source: string; readonly target: string };

/**
 * Where a rendering is cut when its source is, as far as the links between sentences say: those before the cut stand
 * for words before it, and those after it for words after.
 *
 * @param offset where the source is cut (UTF-16)
 * @returns null when they do not say: the cut lies inside a sentence, or beside one that has no link any more, or
 *   sentences stand in another order there
 */
export function cutTarget({ kept, source, target }: LinkedTexts, offset: number): CutPlace | null {
  const { links } = mapLinks(kept, source, target);
  const withSource = links.flatMap((link) =>
    link.source === null ? [] : [{ ...link, source: link.source }],
  );
  if (withSource.some((link) => link.source.start < offset && link.source.end > offset)) return null;
  const before = withSource.filter((link) => link.source.end <= offset);
  const after = withSource.filter((link) => link.source.start >= offset);
  const isBlank = (from: number, to: number) => source.slice(from, to).trim() === "";
  const [last, first] = [before.at(-1), after[0]];
  if (last === undefined || first === undefined) return null;
  if (!isBlank(last.source.end, offset) || !isBlank(offset, first.source.start)) return null;
  const spans = (side: readonly SentenceLink[]) => side.flatMap((link) => link.target ?? []);
  const [heads, tails] = [spans(before), spans(after)];
  if (tails.length === 0) return null;
  const start = Math.min(...tails.map((span) => span.start));
  if (heads.some((span) => span.end > start)) return null;
  return { end: target.slice(0, start).trimEnd().length, start };
}

/** The links of both halves of a pair that was cut; those that lie across hold no more. */
export function cutLinks(
  texts: LinkedTexts,
  source: CutPlace,
  target: CutPlace,
): { readonly head: KeptLinks; readonly tail: KeptLinks } {
  const { links } = mapLinks(texts.kept, texts.source, texts.target);
  const head = links.filter((link) => ends(link.source) <= source.end && ends(link.target) <= target.end);
  const tail = links.filter(
    (link) =>
      !head.includes(link) && begins(link.source) >= source.start && begins(link.target) >= target.start,
  );
  return {
    head: { links: head, sourceLength: source.end, targetLength: target.end },
    tail: {
      links: tail.map((link) => moveLink(link, -source.start, -target.start)),
      sourceLength: texts.source.length - source.start,
      targetLength: texts.target.length - target.start,
    },
  };
}

/**
 * The links of a pair that two became.
 *
 * @param whole how long both texts are, and where in them the second half begins
 */
export function joinLinks(
  head: LinkedTexts | null,
  tail: LinkedTexts | null,
  whole: {
    readonly source: { readonly length: number; readonly tailStart: number };
    readonly target: { readonly length: number; readonly tailStart: number };
  },
): KeptLinks {
  const linksOf = (texts: LinkedTexts | null) =>
    texts === null ? [] : mapLinks(texts.kept, texts.source, texts.target).links;
  return {
    links: [
      ...linksOf(head),
      ...linksOf(tail).map((link) => moveLink(link, whole.source.tailStart, whole.target.tailStart)),
    ],
    sourceLength: whole.source.length,
    targetLength: whole.target.length,
  };
}

const ends = (span: QuotedSpan | null) => span?.end ?? 0;
const begins = (span: QuotedSpan | null) => span?.start ?? Number.POSITIVE_INFINITY;

function moveLink(link: SentenceLink, source: number, target: number): SentenceLink {
  return { ...link, source: moveSpan(link.source, source), target: moveSpan(link.target, target) };
}

function moveSpan(span: QuotedSpan | null, by: number): QuotedSpan | null {
  return span === null ? null : { ...span, start: span.start + by, end: span.end + by };
}
