import type { RichText } from "@/lib/text/core/marks";
import { concatRich, sliceRich } from "./rich-text";

/** Two renderings of one sentence's halves as one: with a space between, unless one says nothing. */
export function appendPiece(head: RichText, piece: RichText): RichText {
  if (piece.text === "") return head;
  if (head.text === "") return piece;
  return concatRich([head, { text: " ", marks: [] }, piece]);
}

/**
 * Takes a piece out of a rendering that it was appended to, with the space before it.
 *
 * @returns null when the piece is not there word for word, or there twice: then somebody's work would be guessed at,
 *   and the rendering stays as it is
 */
export function takePiece(text: RichText, piece: string): RichText | null {
  const at = text.text.lastIndexOf(piece);
  if (piece === "" || at < 0 || text.text.indexOf(piece) !== at) return null;
  const end = at + piece.length;
  const from = at > 0 && text.text[at - 1] === " " ? at - 1 : at;
  const to = from === 0 && text.text[end] === " " ? end + 1 : end;
  return concatRich([sliceRich(text, 0, from), sliceRich(text, to)]);
}
