/** The least similarity that is offered where nobody asks for another. */
export const DEFAULT_THRESHOLD = 0.7;

/** Room for the last bit of a division; far below the step from one edit to the next in any text. */
const ROUNDING = 1e-9;

/**
 * Edit similarity of two keys: 1 for equal ones, 0 where nothing stayed. `longer` is the length of the longer in code points.
 * One division and nothing after it: 1 less the share of edits falls short of what it should just reach, 0.66 for 34 of 100.
 */
export function similarityOf(distance: number, longer: number): number {
  return longer === 0 ? 1 : (longer - distance) / longer;
}

/** No more edits than this can reach the similarity; one too many at times, for whoever counts them compares again. */
export function mostEdits(longer: number, similarity: number): number {
  return Math.max(0, Math.floor((1 - similarity + ROUNDING) * longer));
}

/** The lengths that can reach the similarity with a text of `length`, both included; one too many at times. */
export function lengthsWithin(length: number, similarity: number): { least: number; most: number } {
  return {
    least: Math.max(0, length - mostEdits(length, similarity)),
    most: similarity <= ROUNDING ? Number.MAX_SAFE_INTEGER : Math.floor(length / (similarity - ROUNDING)),
  };
}
