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

const holds = ({ start, end, quote }: QuotedSpan, text: string): boolean => text.slice(start, end) === quote;

const isAt = (span: QuotedSpan | null, text: string, offset: number): boolean =>
  span !== null && span.start <= offset && offset < span.end && holds(span, text);
