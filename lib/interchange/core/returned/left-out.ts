import type { ReturnedText, ReturnedTrack, StandingRow } from "./returned";

/**
 * The texts of a track, and after them one without words for each paragraph that a file no longer has: only where rows
 * were taken out of it, for one that never had all rows says nothing by leaving some out.
 */
export function withLeftOut(
  { texts, isIncomplete }: ReturnedTrack,
  rows: readonly StandingRow[],
): readonly ReturnedText[] {
  if (isIncomplete !== true) return texts;
  const present = new Set(texts.map(({ paragraphId }) => paragraphId));
  const leftOut = rows.filter(({ paragraphId }) => !present.has(paragraphId));
  return [
    ...texts,
    ...leftOut.map(
      ({ paragraphId, number }): ReturnedText => ({
        ...{ place: `paragraph ${number}`, line: null, paragraphId, source: null, text: "" },
        ...{ checksum: null, marks: null, state: null, revision: null, trouble: "left-out" },
      }),
    ),
  ];
}
