import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import { concatRich } from "./rich-text";

/** What one paragraph gives on its own, whatever it is joined to. */
export type Piece = {
  readonly id: string;
  readonly piece: RichText;
  /** Of one that was cut out of another: which the file gave, and the white space that stood before it there. */
  readonly cut?: { readonly fromId: string; readonly seam: string } | undefined;
};

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

  const runs = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const head = root(piece.id);
    const run = runs.get(head);
    if (run === undefined) runs.set(head, [piece]);
    else run.push(piece);
  }
  return pieces.map(({ id, piece }) => {
    const head = root(id);
    return head === id
      ? { id, joinedIntoId: null, text: sewPieces(runs.get(id) ?? []) }
      : { id, joinedIntoId: head, text: piece };
  });
}

/** The text of a run. What was cut apart is again as it was: with its white space, and emphasis that lay across whole. */
export function sewPieces(run: readonly Piece[]): RichText {
  const seams = seamsOf(run);
  let whole: RichText = { text: "", marks: [] };
  for (const [at, piece] of run.entries()) {
    const [before, between, end] = [run[at - 1], seams[at] ?? "", whole.text.length];
    whole = concatRich([whole, { text: between, marks: [] }, piece.piece]);
    if (before !== undefined && isCut(before, piece))
      whole = { ...whole, marks: mendMarks(whole.marks, end, end + between.length) };
  }
  return whole;
}

/**
 * What stands before each piece of a run: what stood there before it was cut out of the one before, else what the words
 * on both sides need. A piece that says nothing any more stands between no words: those around it meet over it.
 */
export function seamsOf(run: readonly Piece[]): readonly string[] {
  let said = "";
  return run.map((piece, at) => {
    const { text } = piece.piece;
    const before = run[at - 1];
    const seam =
      before !== undefined && isCut(before, piece) ? (piece.cut?.seam ?? "") : seamBetween(said, text);
    said = text === "" ? said + seam : text;
    return seam;
  });
}

/** Whether both were one piece. */
export function isCut(before: Piece, after: Piece): boolean {
  return after.cut !== undefined && after.cut.fromId === (before.cut?.fromId ?? before.id);
}

/** Makes one span of two of the same mark that end and begin at a cut. */
function mendMarks(marks: readonly MarkSpan[], end: number, start: number): readonly MarkSpan[] {
  const tails = marks.filter((span) => span.start === start);
  const mended = marks
    .filter((span) => span.end === end)
    .flatMap((head) => {
      const tail = tails.find(({ mark }) => mark === head.mark);
      return tail === undefined ? [] : [{ head, tail }];
    });
  return marks.flatMap((span) => {
    if (mended.some(({ tail }) => tail === span)) return [];
    const tail = mended.find(({ head }) => head === span)?.tail;
    return [tail === undefined ? span : { ...span, end: tail.end }];
  });
}

const HAN = /\p{Script=Han}/u;

/** What stands between two pieces: Chinese halves meet; those of a text written with spaces need one. */
export function seamBetween(before: string, after: string): "" | " " {
  const spaced = !HAN.test(before) && !HAN.test(after);
  return spaced && /[\p{L}\p{N},;:]$/u.test(before) && /^[\p{L}\p{N}(“"']/u.test(after) ? " " : "";
}
