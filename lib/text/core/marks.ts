/** Emphasis that a text may carry. */
export const MARKS = ["bold", "italic"] as const;
export type Mark = (typeof MARKS)[number];

/** Where a mark lies: half-open UTF-16 offsets into the text it belongs to. */
export type MarkSpan = { readonly start: number; readonly end: number; readonly mark: Mark };

/** A text with its emphasis; line breaks are "\n". Spans are sorted by start, never empty, and lie within the text. */
export type RichText = { readonly text: string; readonly marks: readonly MarkSpan[] };

/** Whether two texts say the same, with the same emphasis. */
export function isSameRich(one: RichText, other: RichText): boolean {
  if (one.text !== other.text || one.marks.length !== other.marks.length) return false;
  return one.marks.every((span, at) => {
    const { start, end, mark } = other.marks[at] ?? {};
    return span.start === start && span.end === end && span.mark === mark;
  });
}
