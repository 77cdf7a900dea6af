import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/**
 * Sortable keys for paragraphs that come after `last`, the greatest key of the document, in order; null when it has none yet. Keys are
 * ASCII and compare bytewise, as `COLLATE "C"` does; JavaScript's `<` gives the same order.
 */
export function orderKeysAfter(last: string | null, count: number): readonly string[] {
  return generateNKeysBetween(last, null, count);
}

/** A key between two neighbors; null stands for the beginning or the end of the document. */
export function orderKeyBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** Compares two keys as the database does. */
export function compareOrderKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** So many keys between two neighbors, in order; null stands for the beginning or the end of the document. */
export function orderKeysBetween(
  before: string | null,
  after: string | null,
  count: number,
): readonly string[] {
  return generateNKeysBetween(before, after, count);
}
