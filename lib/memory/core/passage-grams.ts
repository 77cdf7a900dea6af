import { hashCodes } from "./hash";

/** Code points that are looked up together. */
const GRAM = 4;
/** Of so many grams in a row one is chosen at least. */
const WINDOW = 3;

/** Two texts with so many code points in common, one after the other, have a chosen gram in common inside these. */
export const SURE_LENGTH = GRAM + WINDOW - 1;

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
  if (last < from) return;
  const hashes = [hashCodes(codes, from, from + GRAM)];
  let chosen = -1;
  for (let end = Math.min(last, from + WINDOW - 1), start = from; end <= last; end += 1, start += 1) {
    while (hashes.length <= end - from) {
      const place = from + hashes.length;
      hashes.push(hashCodes(codes, place, place + GRAM));
    }
    let least = start;
    for (let place = start + 1; place <= end; place += 1)
      if ((hashes[place - from] ?? 0) <= (hashes[least - from] ?? 0)) least = place;
    if (least !== chosen) visit(least, hashes[least - from] ?? 0);
    chosen = least;
  }
}
