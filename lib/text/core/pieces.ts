/**
 * Where each piece of a joined paragraph begins in its text (UTF-16). Pieces follow each other, some with white space
 * between.
 *
 * @param pieces in order; the first begins the text
 */
export function placePieces(text: string, pieces: readonly string[]): number[] {
  let at = 0;
  return pieces.map((piece) => {
    let start = at;
    while (!text.startsWith(piece, start) && /\s/u.test(text.charAt(start))) start++;
    at = start + piece.length;
    return start;
  });
}

/** The last piece that begins at or before an offset. */
export function pieceAt(starts: readonly number[], offset: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= offset),
  );
}
