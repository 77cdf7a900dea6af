import type { RichText } from "@/lib/text/core/marks";
import { concatRich } from "./rich-text";

/** What one paragraph gives on its own, whatever it is joined to. */
export type Piece = { readonly id: string; readonly piece: RichText };

/** An accepted join: the paragraph `tail` continues the paragraph `head`. */
export type Link = { readonly head: string; readonly tail: string };

/** What a paragraph says under a set of links. */
export type Joined = {
  readonly id: string;
  /** The paragraph that shows this one's text; null when it shows its own. */
  readonly joinedIntoId: string | null;
  /** Its own piece and those joined into it, in order; only its own piece when it is itself joined away. */
  readonly text: RichText;
};

/**
 * What each paragraph says when exactly these links hold. Because texts are always computed from pieces and links,
 * taking a link away is the exact inverse of adding it, in any order and anywhere in a chain.
 *
 * Links whose ends are not both among the pieces, or whose tail stands before its head, do not count.
 *
 * @param pieces in document order
 * @returns one entry for each piece, in the same order
 */
export function joinPieces(pieces: readonly Piece[], links: readonly Link[]): readonly Joined[] {
  const position = new Map(pieces.map((piece, index) => [piece.id, index]));
  const headOf = new Map<string, string>();
  for (const link of links) {
    const head = position.get(link.head);
    const tail = position.get(link.tail);
    if (head !== undefined && tail !== undefined && head < tail) headOf.set(link.tail, link.head);
  }

  const root = (id: string): string => {
    let at = id;
    for (let next = headOf.get(at); next !== undefined; next = headOf.get(at)) at = next;
    return at;
  };

  const members = new Map<string, RichText[]>();
  for (const { id, piece } of pieces) {
    const head = root(id);
    const run = members.get(head);
    if (run === undefined) members.set(head, [piece]);
    else run.push(...seam(run.at(-1), piece), piece);
  }
  return pieces.map(({ id, piece }) => {
    const head = root(id);
    return head === id
      ? { id, joinedIntoId: null, text: concatRich(members.get(id) ?? [piece]) }
      : { id, joinedIntoId: head, text: piece };
  });
}

function seam(before: RichText | undefined, after: RichText): readonly RichText[] {
  const between = before === undefined ? "" : seamBetween(before.text, after.text);
  return between === "" ? [] : [{ text: between, marks: [] }];
}

const HAN = /\p{Script=Han}/u;

/** What stands between two pieces: Chinese halves meet; those of a text written with spaces need one. */
export function seamBetween(before: string, after: string): "" | " " {
  const spaced = !HAN.test(before) && !HAN.test(after);
  return spaced && /[\p{L}\p{N},;:]$/u.test(before) && /^[\p{L}\p{N}(“"']/u.test(after) ? " " : "";
}
