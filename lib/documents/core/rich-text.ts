import type { Mark, MarkSpan, RichText } from "@/lib/text/core/marks";

/** A stretch of text under the same emphasis. */
export type Run = { readonly text: string; readonly marks: readonly Mark[] };

/** A text with nothing in it. */
export const EMPTY_RICH_TEXT: RichText = { text: "", marks: [] };

/**
 * Puts runs together to one text with spans; spans of the same mark that touch are one span. Spans are sorted by
 * start, then end, then mark.
 */
export function fromRuns(runs: readonly Run[]): RichText {
  let text = "";
  const spans: MarkSpan[] = [];
  for (const run of runs) {
    if (run.text === "") continue;
    const start = text.length;
    text += run.text;
    for (const mark of new Set(run.marks)) {
      const last = spans.findLastIndex((span) => span.mark === mark);
      const before = spans[last];
      if (before?.end === start) spans[last] = { ...before, end: text.length };
      else spans.push({ start, end: text.length, mark });
    }
  }
  return { text, marks: sortSpans(spans) };
}

/** A text as runs: cut wherever a span begins or ends. The inverse of `fromRuns`, but for spans that only touch. */
export function toRuns({ text, marks }: RichText): readonly Run[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(1).map((end, at) => {
    const start = edges[at] ?? 0;
    const over = marks.filter((span) => span.start <= start && span.end >= end);
    return { text: text.slice(start, end), marks: over.map(({ mark }) => mark) };
  });
}

/** The part of a text from `start` to `end` (half-open UTF-16 offsets), with the spans that lie in it. */
export function sliceRich(rich: RichText, start: number, end: number = rich.text.length): RichText {
  return { text: rich.text.slice(start, end), marks: clipSpans(rich.marks, start, end) };
}

/** One text after the other; spans are moved, never merged, so that slicing at the seam gives both back exactly. */
export function concatRich(parts: readonly RichText[]): RichText {
  let text = "";
  const marks: MarkSpan[] = [];
  for (const part of parts) {
    for (const span of part.marks) {
      marks.push({ ...span, start: span.start + text.length, end: span.end + text.length });
    }
    text += part.text;
  }
  return { text, marks: sortSpans(marks) };
}

/**
 * Takes white space from both ends of the text and from the ends of each line in it; the ideographic space counts
 * as white space, because it is how Chinese text indents. Spans that become empty are gone.
 */
export function trimRich(rich: RichText): RichText {
  const kept: RichText[] = [];
  for (const match of rich.text.matchAll(/[^\n]+/gu)) {
    const line = match[0];
    const from = match.index + (line.length - line.trimStart().length);
    const to = match.index + line.trimEnd().length;
    if (to > from)
      kept.push(...(kept.length > 0 ? [{ text: "\n", marks: [] }] : []), sliceRich(rich, from, to));
  }
  const { text, marks } = concatRich(kept);
  return { text, marks: mergeSpans(marks) };
}

function clipSpans(marks: readonly MarkSpan[], start: number, end: number): readonly MarkSpan[] {
  return marks.flatMap((span) => {
    const from = Math.max(span.start, start) - start;
    const to = Math.min(span.end, end) - start;
    return from < to ? [{ start: from, end: to, mark: span.mark }] : [];
  });
}

/** Joins spans of one mark that touch or are parted by a line break only. */
function mergeSpans(marks: readonly MarkSpan[]): readonly MarkSpan[] {
  const merged: MarkSpan[] = [];
  for (const span of marks) {
    const index = merged.findLastIndex((other) => other.mark === span.mark);
    const before = merged[index];
    if (before !== undefined && span.start - before.end <= 1) merged[index] = { ...before, end: span.end };
    else merged.push(span);
  }
  return sortSpans(merged);
}

function sortSpans(spans: readonly MarkSpan[]): readonly MarkSpan[] {
  return spans.toSorted((a, b) => a.start - b.start || a.end - b.end || a.mark.localeCompare(b.mark));
}
