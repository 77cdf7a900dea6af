/**
 * Which of some numbers are out of order, by their indexes: as few as can be, so that the rest goes up (a longest
 * increasing subsequence). A number that stands there again is not out of order, only there twice.
 */
export function findMoved(numbers: readonly number[]): ReadonlySet<number> {
  /** By length less one: the index at which the best row of that length ends. */
  const ends: number[] = [];
  const before = numbers.map((number, at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? -1] ?? Number.NEGATIVE_INFINITY) <= number) low = middle + 1;
      else high = middle;
    }
    ends[low] = at;
    return low === 0 ? null : (ends[low - 1] ?? null);
  });
  const moved = new Set(numbers.keys());
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) moved.delete(at);
  return moved;
}
