/** What can be found, in the order in which it is told. */
export const FOUND_KINDS = ["source", "rendering", "term", "comment"] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];
