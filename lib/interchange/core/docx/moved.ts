import { longestRise } from "@/lib/documents/core/longest-rise";

/**
 * Which of some numbers are out of order, by their indexes: as few as can be, so that the rest goes up. A number that
 * stands there again is not out of order, only there twice.
 */
export function findMoved(numbers: readonly number[]): ReadonlySet<number> {
  const sorted = [...numbers.keys()].sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b);
  const ranks = numbers.map(() => 0);
  for (const [rank, at] of sorted.entries()) ranks[at] = rank;
  const moved = new Set(numbers.keys());
  for (const at of longestRise(ranks)) moved.delete(at);
  return moved;
}
