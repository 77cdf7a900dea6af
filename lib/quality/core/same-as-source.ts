import { hasHan } from "./characters";
import type { CheckedPair, Finding } from "./finding";
import { report, spanAt } from "./spans";
import { isSame } from "./untranslated";

/**
 * An English text that is its source again. A source without Chinese characters ("RCEP", "2020") may stand as it is.
 * Marks, width and blanks do not count.
 */
export function checkSameAsSource({ source, target }: CheckedPair): readonly Finding<"same-as-source">[] {
  if (!hasHan(target) || !isSame(source, target)) return [];
  return [
    report("same-as-source", "same-as-source", "error", {
      source: spanAt(source, 0, source.length),
      target: spanAt(target, 0, target.length),
    }),
  ];
}
