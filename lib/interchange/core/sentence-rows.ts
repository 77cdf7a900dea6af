import type { KeptLinks } from "@/lib/alignment/core/links";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import type { SentenceSpan } from "@/lib/text/core/sentences";
import { sentencePairs } from "./sentence-pairs";
import type { ExportDocument, ExportRendering, ExportRow } from "./writer";

/** The sentence links of a paragraph's renderings, by track id. */
export type RowLinks = ReadonlyMap<string, KeptLinks>;

/**
 * A paragraph's row as rows of its sentences, in order of the source. Tracks that have the same words of the source for a
 * sentence share a row; where they part, each has its own. A sentence that a translation added has no source.
 * A paragraph without any translation stays whole.
 */
export function sentenceRows(
  { tracks }: ExportDocument,
  row: ExportRow,
  links: RowLinks,
): readonly ExportRow[] {
  const { paragraph, renderings } = row;
  const found = new Map<string, Found>();
  for (const { id } of tracks) {
    const rendering = renderings[id];
    if (rendering === undefined || rendering.text === "") continue;
    let last: SentenceSpan = { start: 0, end: 0 };
    for (const pair of sentencePairs(paragraph.text, rendering.text, links.get(id) ?? null)) {
      last = pair.source ?? { start: last.end, end: last.end };
      const key = pair.source === null ? `${id} ${pair.target?.start}` : `${last.start}-${last.end}`;
      const entry = found.get(key) ?? { span: pair.source, place: last, said: {} };
      if (pair.target !== null)
        entry.said[id] = { ...rendering, ...slice(rendering, pair.target), pairing: pair.pairing };
      found.set(key, entry);
    }
  }
  if (found.size === 0) return [whole(row)];
  return [...found.values()].sort(byPlace).map(({ span, said }, at) => ({
    paragraph: {
      ...paragraph,
      // It is printed once, where the turn begins.
      label: at === 0 ? paragraph.label : null,
      ...(span === null ? { text: "", marks: [] } : slice(paragraph, span)),
    },
    renderings: said,
    sentence: { number: at + 1, span },
  }));
}

/** `place` is where a sentence stands, or would: one that was added stands where what it follows ends. */
type Found = {
  readonly span: SentenceSpan | null;
  readonly place: SentenceSpan;
  readonly said: Record<string, ExportRendering>;
};

const byPlace = ({ place: one }: Found, { place: other }: Found): number =>
  one.start - other.start || one.end - other.end;

const whole = ({ paragraph }: ExportRow): ExportRow => ({
  paragraph,
  renderings: {},
  sentence: { number: 1, span: { start: 0, end: paragraph.text.length } },
});

/** Part of a text with what is left there of its marks. */
function slice({ text, marks }: RichText, { start, end }: SentenceSpan): RichText {
  return {
    text: text.slice(start, end),
    marks: marks.flatMap(({ mark, ...span }): MarkSpan[] => {
      const inside = { start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start };
      return inside.start < inside.end ? [{ ...inside, mark }] : [];
    }),
  };
}
