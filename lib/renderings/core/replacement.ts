import { z } from "zod";

/** Half-open UTF-16 offsets. */
type Span = { readonly start: number; readonly end: number };

/** Why a rendering was left as it is. */
export const SKIP_REASONS = ["changed", "locked", "final", "not-allowed"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A rendering that was left as it is. */
export const skippedRendering = z.object({ renderingId: z.uuid(), reason: z.enum(SKIP_REASONS) });
export type SkippedRendering = z.output<typeof skippedRendering>;

/** One replacement that is asked for: where, and what stands there for all that is known. */
export type SpanEdit = Span & { readonly expected: string; readonly text: string };

/** What was put where in one rendering, as the history of a batch keeps it. */
export const replacedPlace = z.object({
  renderingId: z.uuid(),
  projectId: z.uuid(),
  /** The rendering's revision before; what is kept under it tells in what state the text was. */
  revision: z.number().int(),
  /** The log's generation that the letters are of. */
  generation: z.number().int(),
  before: z.string(),
  after: z.string(),
  /** The ends of the new wording: encoded relative positions, base64; null when the text could not tell them. */
  letters: z.object({ start: z.string(), end: z.string() }).nullable(),
  /** It was put back: what reads so there now is somebody's text. */
  undone: z.boolean().default(false),
});
export type ReplacedPlace = z.output<typeof replacedPlace>;

const count = z.number().int();

/** What the undoing of a batch tells. It can be gone on with while places are kept that nobody changed. */
export const undoReport = z.object({
  /** Places put back now. */
  restored: count,
  /** Places put back so far. */
  undone: count,
  /** Places that are as they were replaced, or as somebody wrote them since. */
  kept: count,
  /** Where those are, and why they stay. */
  skipped: z.array(skippedRendering),
});
export type UndoReport = z.output<typeof undoReport>;

/**
 * The edits of one text from left to right.
 *
 * @returns null when one of them does not find its words exactly at its place, or two overlap
 */
export function orderEdits(text: string, edits: readonly SpanEdit[]): readonly SpanEdit[] | null {
  const ordered = edits.toSorted((a, b) => a.start - b.start);
  let from = 0;
  for (const { start, end, expected } of ordered) {
    if (start < from || end <= start || text.slice(start, end) !== expected) return null;
    from = end;
  }
  return ordered;
}

/** Where the new wordings of ordered edits stand in the text after them. */
export function spansAfter(edits: readonly SpanEdit[]): readonly Span[] {
  let shift = 0;
  return edits.map(({ start, end, text }) => {
    const span = { start: start + shift, end: start + shift + text.length };
    shift += text.length - (end - start);
    return span;
  });
}

/** The only place of a text that reads so; null when there is none, or several. */
export function findOnly(text: string, wording: string): Span | null {
  const at = text.indexOf(wording);
  if (at < 0 || text.indexOf(wording, at + 1) >= 0) return null;
  return { start: at, end: at + wording.length };
}

/** Of spans in any order those that overlap none before them in the text, from left to right. */
export function withoutOverlaps<Placed extends Span>(spans: readonly Placed[]): readonly Placed[] {
  let from = 0;
  return spans
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < from) return false;
      from = end;
      return true;
    });
}
