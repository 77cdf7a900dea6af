import { findChange } from "./map-offset";
import type { MarkSpan } from "./marks";

/** What a layer shows; its look is in components/workbench/text.module.css. */
export type LayerKind =
  | "found"
  | "term-preferred"
  | "term-admitted"
  | "term-proposed"
  | "term-deprecated"
  | "finding-error"
  | "finding-warning"
  | "finding-notice"
  | "link"
  | "annotation"
  | "annotation-error"
  | "differs"
  | "differs-base"
  | "gap-after"
  | "gap-before"
  | "author-typed"
  | "author-adopted"
  | "author-memory"
  | "author-outside"
  | "author-again";

/**
 * A stretch of a text that is shown in a special way and never stored in it. Half-open UTF-16 offsets. `id` leads from
 * the screen back to the thing that is shown (`data-id`); `label` shows when the pointer rests there.
 */
export type TextLayer = {
  readonly start: number;
  readonly end: number;
  readonly kind: LayerKind;
  readonly id?: string;
  readonly label?: string;
  /** Whose it is: one of the colors that people are told apart by. */
  readonly color?: number;
};

/** Layers, and the text whose offsets they count in: the text on screen may have gone on since. */
export type LayeredText = { readonly text: string; readonly layers: readonly TextLayer[] };

/**
 * Where layers of one text stand in another that came of it. What was written at the edge of a layer is no part of it;
 * a layer all of whose text was replaced is left out.
 * The same list when nothing is to be done, so that what shows it need not look again.
 */
export function mapLayers({ text, layers }: LayeredText, now: string): readonly TextLayer[] {
  if (text === now || layers.length === 0) return layers;
  const { from, toBefore, toAfter } = findChange(text, now);
  const grown = toAfter - toBefore;
  return layers
    .map((layer) => ({
      ...layer,
      start: layer.start < from ? layer.start : layer.start >= toBefore ? layer.start + grown : toAfter,
      end: layer.end <= from ? layer.end : layer.end > toBefore ? layer.end + grown : from,
    }))
    .filter(({ start, end }) => start < end);
}

type Span = { readonly start: number; readonly end: number };

/** A piece of text that looks the same throughout. */
export type Piece = {
  readonly start: number;
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Everything that lies over the piece: what begins first, and of those the longest, first. */
  readonly layers: readonly TextLayer[];
};

/**
 * Cuts a text where its emphasis or a layer begins and ends. In order; joined, the pieces give the text. Offsets that
 * are beyond the text are taken for its end.
 */
export function cutPieces(
  text: string,
  marks: readonly MarkSpan[],
  layers: readonly TextLayer[] = [],
): readonly Piece[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...marks, ...layers]) cuts.add(start).add(end);
  const at = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const ordered = layers.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const covers = (span: Span, start: number) => span.start <= start && start < span.end;
  return at.slice(0, -1).map((start, nth) => ({
    start,
    text: text.slice(start, at[nth + 1]),
    bold: marks.some((span) => span.mark === "bold" && covers(span, start)),
    italic: marks.some((span) => span.mark === "italic" && covers(span, start)),
    layers: ordered.filter((layer) => covers(layer, start)),
  }));
}
