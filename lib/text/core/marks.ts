/** Emphasis that a text may carry. */
export const MARKS = ["bold", "italic"] as const;
export type Mark = (typeof MARKS)[number];

/** Where a mark lies: half-open UTF-16 offsets into the text it belongs to. */
export type MarkSpan = { readonly start: number; readonly end: number; readonly mark: Mark };

/** A text with its emphasis; line breaks are "\n". Spans are sorted by start, never empty, and lie within the text. */
export type RichText = { readonly text: string; readonly marks: readonly MarkSpan[] };
