import type { Mark, RichText } from "@/lib/text/core/marks";
import { compareEveryWord } from "@/lib/text/core/word-diff";
import { joinPieces, type Piece, seamBetween } from "./join";
import { fromRuns, type Run, sliceRich, toRuns } from "./rich-text";

/** A run's text with where each of its pieces lies in it: half-open UTF-16 offsets. Between two there may be a space. */
type Laid = { readonly rich: RichText; readonly spans: readonly { start: number; end: number }[] };

/**
 * What the pieces of a joined paragraph become when a person corrects what it says. What stayed stays in its piece; what
 * was put in goes where it took the place of something, else to what stands before it. Joined again, the pieces say
 * exactly the new text, so that taking a join apart and making it again keeps the correction.
 *
 * Emphasis stays on what stayed. New words have it where all of what they replace had it, or what they stand within.
 *
 * @param pieces of one run, in order
 * @returns one for each piece, in order
 */
export function correctPieces(pieces: readonly Piece[], text: string): readonly RichText[] {
  const laid = layOut(pieces);
  if (laid.rich.text === text) return pieces.map(({ piece }) => piece);
  const { runs, gaps } = deal(laid, text);
  return closeSeams(runs.map(fromRuns), gaps);
}

function layOut(pieces: readonly Piece[]): Laid {
  const [first] = pieces;
  const links = pieces.slice(1).map(({ id }) => ({ head: first?.id ?? "", tail: id }));
  const rich = joinPieces(pieces, links)[0]?.text ?? { text: "", marks: [] };
  let at = 0;
  const spans = pieces.map(({ piece }, index) => {
    const before = pieces[index - 1]?.piece.text;
    if (before !== undefined) at += seamBetween(before, piece.text).length;
    const start = at;
    at += piece.text.length;
    return { start, end: at };
  });
  return { rich, spans };
}

/** What stayed and what came in, by piece; and which of the spaces between pieces stayed. */
function deal({ rich, spans }: Laid, text: string) {
  const runs = spans.map((): Run[] => []);
  const gaps = spans.map(() => "");
  let at = 0;
  let removedFrom: number | null = null;
  for (const part of compareEveryWord(rich.text, text)) {
    if (part.kind === "removed") {
      removedFrom = at;
      at += part.text.length;
      continue;
    }
    if (part.kind === "added") {
      const home = removedFrom === null ? homeOfInsertion(spans, at) : homeOf(spans, removedFrom);
      runs[home]?.push({ text: part.text, marks: marksFor(rich, removedFrom ?? at, at) });
      removedFrom = null;
      continue;
    }
    const end = at + part.text.length;
    for (const [index, span] of spans.entries()) {
      const [from, to] = [Math.max(at, span.start), Math.min(end, span.end)];
      if (from < to) runs[index]?.push(...toRuns(sliceRich(rich, from, to)));
      const before = spans[index - 1]?.end ?? span.start;
      if (before < span.start && at <= before && span.start <= end)
        gaps[index] = rich.text.slice(before, span.start);
    }
    at = end;
    removedFrom = null;
  }
  return { runs, gaps };
}

type Spans = Laid["spans"];

/** The piece that a character is of; of a space between two, the one before. */
function homeOf(spans: Spans, offset: number): number {
  const within = spans.findIndex(({ start, end }) => start <= offset && offset < end);
  return within >= 0
    ? within
    : Math.max(
        0,
        spans.findLastIndex(({ end }) => end <= offset),
      );
}

/** Words put in belong to what stands before them; after a space between two pieces, to the second. */
function homeOfInsertion(spans: Spans, offset: number): number {
  if (offset === 0) return 0;
  const within = spans.findIndex(({ start, end }) => start < offset && offset <= end);
  return within >= 0
    ? within
    : Math.max(
        0,
        spans.findIndex(({ start }) => start === offset),
      );
}

/** Marks over all of a stretch; of an empty one, over the characters on both its sides. */
function marksFor({ marks }: RichText, from: number, to: number): readonly Mark[] {
  return marks
    .filter(({ start, end }) => (from === to ? start < from && to < end : start <= from && to <= end))
    .map(({ mark }) => mark);
}

/** Moves what stands at the seams so that joining puts exactly these gaps between the pieces. */
function closeSeams(pieces: readonly RichText[], gaps: readonly string[]): readonly RichText[] {
  const closed = [...pieces];
  for (let index = 1; index < closed.length; index++) {
    let [before, after] = [closed[index - 1] ?? EMPTY, closed[index] ?? EMPTY];
    if (gaps[index] === " " && seamBetween(before.text, after.text) === "") {
      after = fromRuns([{ text: " ", marks: [] }, ...toRuns(after)]);
    }
    // A joined word cannot have its seam inside: what is left of it moves to where it begins.
    while (gaps[index] === "" && seamBetween(before.text, after.text) !== "") {
      const length = [...after.text][0]?.length ?? after.text.length;
      before = fromRuns([...toRuns(before), ...toRuns(sliceRich(after, 0, length))]);
      after = sliceRich(after, length);
    }
    closed[index - 1] = before;
    closed[index] = after;
  }
  return closed;
}

const EMPTY: RichText = { text: "", marks: [] };
