import type { MarkSpan, RichText } from "@/lib/text/core/marks";

/** A stretch of text with one look. */
export type Run = { readonly text: string; readonly bold: boolean; readonly italic: boolean };

/**
 * The marks with every edge between characters and within the text: an edge inside a surrogate pair, which would
 * tear the character in two, moves outward. Spans that are then empty are left out.
 */
export function wholeMarks({ text, marks }: RichText): readonly MarkSpan[] {
  const splits = (place: number) => /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(place - 1, place + 1));
  return marks
    .map(({ start, end, mark }) => ({
      start: Math.max(0, splits(start) ? start - 1 : start),
      end: Math.min(text.length, splits(end) ? end + 1 : end),
      mark,
    }))
    .filter(({ start, end }) => start < end);
}

/**
 * Cuts a text where its emphasis changes, so that overlapping spans can be written by formats that only nest.
 * The runs joined give the text back; none is empty, and neighbors differ. An empty text has no runs.
 */
export function markRuns(rich: RichText): readonly Run[] {
  const { text } = rich;
  if (text === "") return [];
  const marks = wholeMarks(rich);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of marks) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);

  const runs: Run[] = [];
  for (const [index, start] of places.entries()) {
    const end = places[index + 1];
    if (end === undefined) break;
    const covers = (mark: string) =>
      marks.some((span) => span.mark === mark && span.start <= start && span.end >= end);
    const run = { text: text.slice(start, end), bold: covers("bold"), italic: covers("italic") };
    const last = runs.at(-1);
    if (last !== undefined && last.bold === run.bold && last.italic === run.italic) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    } else {
      runs.push(run);
    }
  }
  return runs;
}
