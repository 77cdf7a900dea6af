/**
 * Where an offset in one text stands in a later one that differs from it in one stretch, as texts do between the moment
 * when a person pointed at a place and the moment when the editor is there. UTF-16 offsets.
 *
 * An offset before the changed stretch stays; one after it keeps its distance from the end; one inside goes to its end.
 */
export function mapOffset(before: string, after: string, offset: number): number {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same++;
  if (offset <= same) return offset;
  let tail = 0;
  while (tail < shorter - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return after.length - Math.min(tail, Math.max(0, before.length - offset));
}
