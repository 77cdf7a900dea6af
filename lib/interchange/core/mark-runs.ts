import type { RichText } from "@/lib/text/core/marks";

/** A stretch of text with one look. */
export type Run = { readonly text: string; readonly bold: boolean; readonly italic: boolean };

/**
 * Cuts a text where its emphasis changes, so that overlapping spans can be written by formats that only nest.
 * The runs joined give the text back; none is empty, and neighbors differ. An empty text has no runs.
 */
export function markRuns({ text, marks }: RichText): readonly Run[] {
  if (text === "") return [];
  const cuts = new Set([0, text.length]);
  for (const { start, end } of marks) cuts.add(start).add(end);
  const places = [...cuts].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b);

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
