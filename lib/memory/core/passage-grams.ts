import { hashCodes } from "./hash";

/** Code points that are looked up together. */
const GRAM = 4;
/** Of so many grams in a row one is chosen at least. */
const WINDOW = 3;

/** Two texts with so many code points in common, one after the other, have a chosen gram in common inside these. */
export const SURE_LENGTH = GRAM + WINDOW - 1;

/** What a gram is chosen by and looked up under. */
export const hashGram = (codes: ArrayLike<number>, place: number): number =>
  hashCodes(codes, place, place + GRAM);

/**
 * Calls `visit` with the places of the chosen grams of a stretch of codes, in order: in each window the one with the
 * least hash, the last of equal ones. So what is chosen inside a passage is the same in whatever text it stands.
 * Source: Schleimer, Wilkerson, Aiken, "Winnowing" (SIGMOD 2003).
 */
export function eachChosenGram(
  codes: ArrayLike<number>,
  { from, to }: { readonly from: number; readonly to: number },
  visit: (place: number, hash: number) => void,
): void {
  const last = to - GRAM;
  let [chosen, least, visited] = [-1, 0, -1];
  for (let place = from; place <= last; place += 1) {
    const hash = hashGram(codes, place);
    const start = place - WINDOW + 1;
    if (place === from || hash <= least) [chosen, least] = [place, hash];
    else if (chosen < start) {
      [chosen, least] = [place, hash];
      for (let before = place - 1; before >= start; before -= 1) {
        const other = hashGram(codes, before);
        if (other < least) [chosen, least] = [before, other];
      }
    }
    const isWhole = start >= from || place === last;
    if (!isWhole || chosen === visited) continue;
    visit(chosen, least);
    visited = chosen;
  }
}
