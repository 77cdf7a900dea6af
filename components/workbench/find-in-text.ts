import type { MarkSpan } from "@/lib/text/core/marks";

/** A stretch of text, half-open UTF-16 offsets. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * Where `query` stands in `text`, without regard to case and to full or half width; in order, not overlapping.
 * Folding is by character, so that offsets stay those of `text`.
 */
export function findInText(text: string, query: string): Stretch[] {
  const wanted = fold(query.trim());
  if (wanted === "") return [];
  const folded = fold(text);
  const found: Stretch[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

function fold(text: string): string {
  let folded = "";
  for (const unit of text.split("")) {
    const code = unit.charCodeAt(0);
    const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : unit;
    const lower = narrow.toLowerCase();
    folded += lower.length === 1 ? lower : narrow;
  }
  return folded;
}

/** A piece of text that looks the same throughout. */
export type Piece = {
  readonly start: number;
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly found: boolean;
};

/** Cuts a text where its emphasis or what was found begins and ends. Joined, the pieces give the text. */
export function cutPieces(
  text: string,
  marks: readonly MarkSpan[],
  found: readonly Stretch[] = [],
): readonly Piece[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...marks, ...found]) cuts.add(start).add(end);
  const at = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const covers = (spans: readonly Stretch[], start: number) =>
    spans.some((span) => span.start <= start && start < span.end);
  return at.slice(0, -1).map((start, nth) => ({
    start,
    text: text.slice(start, at[nth + 1]),
    bold: covers(
      marks.filter(({ mark }) => mark === "bold"),
      start,
    ),
    italic: covers(
      marks.filter(({ mark }) => mark === "italic"),
      start,
    ),
    found: covers(found, start),
  }));
}
