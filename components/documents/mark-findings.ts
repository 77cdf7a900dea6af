/** A stretch of a text, and whether a check found something there. */
export type MarkedPiece = { readonly start: number; readonly text: string; readonly isFound: boolean };

type Found = { readonly start: number; readonly end: number; readonly text: string };

/**
 * A text cut where findings begin and end. What does not stand at its place is left out: the page shows a joined
 * paragraph's pieces one by one, and findings are of the whole. Of findings that overlap, the first is marked.
 */
export function markFindings(text: string, found: readonly Found[]): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let reached = 0;
  const cut = (end: number, isFound: boolean): void => {
    if (end > reached) pieces.push({ start: reached, text: text.slice(reached, end), isFound });
    reached = end;
  };
  for (const { start, end, text: words } of found.toSorted((one, other) => one.start - other.start)) {
    if (start < reached || text.slice(start, end) !== words) continue;
    cut(start, false);
    cut(end, true);
  }
  cut(text.length, false);
  return pieces;
}
