/** How a pasted text would fall on the paragraphs, as the server places it. */
export type PastePreview = {
  /** Paragraphs that get a text. */
  readonly placed: number;
  readonly total: number;
  /** Paragraphs that have a text now which would be replaced. */
  readonly replaced: number;
  /** Pieces of the pasted text for which no paragraph was left. */
  readonly leftOver: number;
  readonly pairs: readonly { readonly number: number; readonly source: string; readonly target: string }[];
};
