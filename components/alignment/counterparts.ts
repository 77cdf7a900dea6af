import type { QuotedSpan, SentenceLink } from "@/lib/alignment/core/links";
import type { LayeredText } from "@/lib/text/core/layers";
import type { ParagraphLinks } from "./links-store";

type Text = { readonly id: string; readonly text: string };

/** A row, as far as it is looked at here: its source, and its renderings by track. */
export type PointedRow = {
  readonly paragraph: Text;
  readonly renderings: Readonly<Record<string, Text>>;
};

/** A place in a row: an offset in its source (`trackId` null) or in a rendering. */
export type Pointed = { readonly row: PointedRow; readonly trackId: string | null; readonly offset: number };

/** What stands for the sentence at a place on the other side, by the text's key. Links that hold no more give nothing. */
export function findCounterparts(
  links: ParagraphLinks,
  { row, trackId, offset }: Pointed,
): Map<string, LayeredText> {
  const { paragraph, renderings } = row;
  const found = new Map<string, LayeredText>();
  for (const [track, rendering] of Object.entries(renderings)) {
    const own = links.find(({ renderingId }) => renderingId === rendering.id);
    if (own === undefined || (trackId !== null && trackId !== track)) continue;
    const [from, to] = trackId === null ? (["source", "target"] as const) : (["target", "source"] as const);
    const other = trackId === null ? rendering : paragraph;
    const here = trackId === null ? paragraph.text : rendering.text;
    const spans = own.links.flatMap((link: SentenceLink) => {
      const span = link[to];
      return isAt(link[from], here, offset) && span !== null && holds(span, other.text) ? [span] : [];
    });
    if (spans.length === 0) continue;
    const layers = spans.map(({ start, end }) => ({ start, end, kind: "link" as const }));
    found.set(other.id, { text: other.text, layers });
  }
  return found;
}

/** Where the linked sentences of a cell begin, in order: what the keys go through. */
export function sentenceStarts(
  links: ParagraphLinks,
  { row, trackId }: Omit<Pointed, "offset">,
): readonly number[] {
  const { paragraph, renderings } = row;
  const starts = Object.entries(renderings).flatMap(([track, rendering]) => {
    if (trackId !== null && trackId !== track) return [];
    const own = links.find(({ renderingId }) => renderingId === rendering.id);
    return (own?.links ?? []).flatMap(({ source, target }) => {
      const [here, there] = trackId === null ? [source, target] : [target, source];
      const [text, other] =
        trackId === null ? [paragraph.text, rendering.text] : [rendering.text, paragraph.text];
      return here !== null && there !== null && holds(here, text) && holds(there, other) ? [here.start] : [];
    });
  });
  return [...new Set(starts)].toSorted((one, other) => one - other);
}

/** The sentence at a place itself, as it is shown beside what stands for it; null where none is linked. */
export function ownSentence(links: ParagraphLinks, { row, trackId, offset }: Pointed): LayeredText | null {
  const text = trackId === null ? row.paragraph.text : (row.renderings[trackId]?.text ?? "");
  const spans = links
    .filter(({ renderingId }) => trackId === null || renderingId === row.renderings[trackId]?.id)
    .flatMap(({ links: own }) => own.map((link) => (trackId === null ? link.source : link.target)));
  const span = spans.find((each) => isAt(each, text, offset)) ?? null;
  if (span === null) return null;
  return { text, layers: [{ start: span.start, end: span.end, kind: "link" }] };
}

const holds = ({ start, end, quote }: QuotedSpan, text: string): boolean => text.slice(start, end) === quote;

const isAt = (span: QuotedSpan | null, text: string, offset: number): boolean =>
  span !== null && span.start <= offset && offset < span.end && holds(span, text);
