/** What can be found, in the order in which it is told. */
export const FOUND_KINDS = ["source", "rendering", "term", "comment"] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** A document that one may look in, with its tracks. */
export type SearchDocument = {
  readonly id: string;
  readonly title: string;
  readonly tracks: readonly { readonly id: string; readonly name: string }[];
};
