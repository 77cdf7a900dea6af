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

/** A text as `appendPiece` made it, and where in it the appended piece begins (UTF-16). */
export type Seam = { readonly text: string; readonly tailStart: number };

/** One replacement in a text, as `findTextEdits` of the collaboration room gives them: from left to right, apart. */
type Edit = { readonly at: number; readonly remove: number; readonly insert: string };

/** How much of a half's letters must still stand for the half to be known again. */
const LEAST_KEPT = 1 / 3;

/**
 * Finds the seam of a join again in a text that was edited since, and cuts there.
 *
 * @param edits what turned the text as joined into the text as it is now
 * @returns null when the seam is not at one place for certain: one half was empty, the space between them was touched,
 *   words were written at it, or too little of a half is left to know it by
 */
export function splitAtSeam(
  now: RichText,
  { text, tailStart }: Seam,
  edits: readonly Edit[],
): { readonly head: RichText; readonly tail: RichText } | null {
  const headEnd = tailStart - 1;
  if (headEnd < 1 || text[headEnd] !== " ") return null;
  const isApart = ({ at, remove, insert }: Edit) => {
    if (at + remove > headEnd && at < tailStart) return false;
    return remove > 0 || (at !== headEnd && at !== tailStart) || !/[\p{L}\p{N}]/u.test(insert);
  };
  if (!edits.every(isApart)) return null;
  const ofHead = edits.filter(({ at }) => at < tailStart);
  const ofTail = edits.filter(({ at }) => at >= tailStart);
  if (!isKnown(text.slice(0, headEnd), ofHead, 0)) return null;
  if (!isKnown(text.slice(tailStart), ofTail, tailStart)) return null;
  const end = ofHead.reduce((place, { remove, insert }) => place + insert.length - remove, headEnd);
  return { head: sliceRich(now, 0, end), tail: sliceRich(now, end + 1) };
}

/** Whether enough of a half is as it was. */
function isKnown(half: string, edits: readonly Edit[], offset: number): boolean {
  const gone = edits
    .map(({ at, remove }) => lettersIn(half.slice(at - offset, at - offset + remove)))
    .reduce((sum, count) => sum + count, 0);
  const all = lettersIn(half);
  return all > 0 && (all - gone) / all >= LEAST_KEPT;
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
