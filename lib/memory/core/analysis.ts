import type { UnitMatch } from "./best-matches";
import { kindOf } from "./score";
import { similarityOf } from "./similarity";

/** How much of a paragraph the memory has: said earlier in the document, the same, by least similarity in percent, nothing. */
export const BANDS = ["repetition", "exact", "95", "85", "75", "50", "new"] as const;
export type Band = (typeof BANDS)[number];

/** The least similarity that is looked for. */
export const LEAST_BAND = 0.5;

const FUZZY = [95, 85, 75, 50] as const;

/** The band of a paragraph by its best match; what is the same but for numbers counts as nearly the same. */
export function bandOf(best: UnitMatch | undefined, isRepeated: boolean): Band {
  if (isRepeated) return "repetition";
  if (best === undefined) return "new";
  const kind = kindOf(best);
  if (kind === "exact" || kind === "in-context") return "exact";
  const percent = similarityOf(best.distance, best.longer) * 100 + 1e-9;
  const least = FUZZY.find((each) => percent >= each);
  return least === undefined ? "new" : `${least}`;
}
