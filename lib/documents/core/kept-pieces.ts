import type { MarkSpan } from "@/lib/text/core/marks";
import type { Piece } from "./join";

/** What a row gave to the paragraph that it was part of, as the history keeps it. */
export type KeptPiece = {
  readonly id: string;
  readonly text: string;
  /** Emphasis in `text`. */
  readonly marks: readonly MarkSpan[];
  /** White space that stood before it where it was cut out of the one before; "" elsewhere. */
  readonly seam: string;
};

export const keepPiece = ({ id, piece, cut }: Piece): KeptPiece => ({
  ...{ id, text: piece.text, marks: [...piece.marks], seam: cut?.seam ?? "" },
});

/** A row, and the one that shows its text: null when it shows its own. */
type Placed = { readonly piece: Piece; readonly joinedIntoId: string | null };

/**
 * What each of the rows is made of: one that shows text, of its own piece and of those that are joined into it; one that is
 * joined away, of its own.
 *
 * @param rows in document order
 */
export function keepPieces(rows: readonly Placed[]): ReadonlyMap<string, readonly KeptPiece[]> {
  const made = new Map<string, KeptPiece[]>();
  for (const { piece } of rows) made.set(piece.id, [keepPiece(piece)]);
  for (const { piece, joinedIntoId } of rows)
    if (joinedIntoId !== null) made.get(joinedIntoId)?.push(keepPiece(piece));
  return made;
}
