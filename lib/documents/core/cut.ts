import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { RichText } from "@/lib/text/core/marks";
import { pieceAt, placePieces } from "@/lib/text/core/pieces";
import { sliceRich } from "./rich-text";

/** Where a shown paragraph is cut. */
export type Cut =
  /** Between two of its pieces: that with this index begins the second half. */
  | { readonly at: "seam"; readonly index: number }
  /** Inside the piece with this index, which becomes two; `seam` is the white space between them. */
  | {
      readonly at: "piece";
      readonly index: number;
      readonly head: RichText;
      readonly tail: RichText;
      readonly seam: string;
    };

export type CutRefusal = "nothing-beside" | "inside-character";

/**
 * How a paragraph is cut at an offset. White space at the cut belongs to neither half.
 *
 * @param text what the paragraph says
 * @param pieces what it is made of, in order
 * @param offset UTF-16, in `text`
 * @returns `nothing-beside` when one half would say nothing; `inside-character` for an offset in what a reader takes
 *   for one character
 */
export function findCut(text: string, pieces: readonly RichText[], offset: number): Result<Cut, CutRefusal> {
  if (text.slice(0, offset).trim() === "" || text.slice(offset).trim() === "")
    return refuse("nothing-beside");
  if (!isBetweenCharacters(text, offset)) return refuse("inside-character");
  const starts = placePieces(
    text,
    pieces.map((piece) => piece.text),
  );
  const index = pieceAt(starts, offset);
  const piece = pieces[index];
  if (piece === undefined) return refuse("nothing-beside");
  const local = offset - (starts[index] ?? 0);
  const [left, right] = [piece.text.slice(0, local).trimEnd(), piece.text.slice(local).trimStart()];
  if (left === "") return ok({ at: "seam", index });
  if (right === "") return ok({ at: "seam", index: index + 1 });
  const from = piece.text.length - right.length;
  const halves = { head: sliceRich(piece, 0, left.length), tail: sliceRich(piece, from) };
  return ok({ at: "piece", index, ...halves, seam: piece.text.slice(left.length, from) });
}

/** Whether an offset parts no surrogate pair, and nothing else that a reader takes for one character (UAX #29). */
export function isBetweenCharacters(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  return (
    new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text).containing(offset)?.index === offset
  );
}

/** How a paragraph begins, to tell it by. */
export function firstWords(text: string): string {
  const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text);
  return Array.from(graphemes, ({ segment }) => segment)
    .slice(0, FIRST_WORDS)
    .join("");
}

const FIRST_WORDS = 30;
