import type { Span } from "@/lib/quality/core/spans";
import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import { keyOf, spanOfCodes } from "./memory-key";
import type { PartPlace } from "./part";

/** A unit's texts, and where it is known, which sentences of both belong together. */
export type UnitTexts = {
  readonly source: string;
  readonly target: string;
  readonly links?: readonly { readonly source: Span; readonly target: Span }[];
};

/** Where a part stands in a unit: in its source, and in which sentences of its translation (UTF-16). */
export type PlacedPart = {
  readonly source: Span;
  readonly target: Span;
  /** The sentences are linked, or as many on both sides; otherwise they are those about as far along. */
  readonly isSure: boolean;
};

/** The sentences of a unit's translation that render a part of its source. */
export function placePart(unit: UnitTexts, place: PartPlace): PlacedPart {
  const source = spanOfCodes(keyOf(unit.source), place);
  const linked = (unit.links ?? []).filter((link) => overlaps(link.source, source));
  if (linked.length > 0) return { source, target: around(linked.map(({ target }) => target)), isSure: true };
  const [sentences, translated] = [splitChinese(unit.source), splitEnglish(unit.target)];
  if (translated.length === 0)
    return { source, target: { start: 0, end: unit.target.length }, isSure: false };
  if (sentences.length === translated.length) {
    const same = translated.filter((_, at) => overlaps(sentences[at] ?? source, source));
    if (same.length > 0) return { source, target: around(same), isSure: true };
  }
  return { source, target: aboutAsFar(unit, source, translated), isSure: false };
}

/** The sentences that lie as far along in the translation as the span does in the source. */
function aboutAsFar({ source, target }: UnitTexts, { start, end }: Span, sentences: readonly Span[]): Span {
  const share = target.length / Math.max(1, source.length);
  const middle = ((start + end) / 2) * share;
  const span = { start: Math.min(start * share, middle), end: Math.max(end * share, middle + 1) };
  const there = sentences.filter((sentence) => overlaps(sentence, span));
  return around(there.length > 0 ? there : sentences);
}

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

const around = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});
