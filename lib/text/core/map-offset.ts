/** What differs between two texts: `from` to `toBefore` of the one became `from` to `toAfter` of the other. */
export type Change = { readonly from: number; readonly toBefore: number; readonly toAfter: number };

/** The one stretch, as short as it can be, in which two texts differ; empty at the end when they are equal. UTF-16 offsets. */
export function findChange(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { from, toBefore: before.length - tail, toAfter: after.length - tail };
}

/**
 * Where an offset in one text stands in a later one that differs from it in one stretch, as texts do between the moment
 * when a person pointed at a place and the moment when the editor is there. UTF-16 offsets.
 *
 * An offset before the changed stretch stays; one after it keeps its distance from the end; one inside goes to its end.
 */
export function mapOffset(before: string, after: string, offset: number): number {
  const { from, toBefore, toAfter } = findChange(before, after);
  if (offset <= from) return offset;
  return toAfter + Math.max(0, Math.min(offset, before.length) - toBefore);
}
