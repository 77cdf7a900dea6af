import type { Mark, RichText } from "@/lib/text/core/marks";
import { compareEveryWord } from "@/lib/text/core/word-diff";
import { isCut, type Piece, seamBetween, seamsOf, sewPieces } from "./join";
import { fromRuns, type Run, sliceRich, toRuns } from "./rich-text";

/** What a piece becomes, with the white space that stands before it again where it was cut out of another; "" elsewhere. */
export type CorrectedPiece = { readonly piece: RichText; readonly seam: string };

/** A run's text with where each of its pieces lies in it: half-open UTF-16 offsets. Between two there may be white space. */
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
export function correctPieces(pieces: readonly Piece[], text: string): readonly CorrectedPiece[] {
  const laid = layOut(pieces);
  if (laid.rich.text === text) return pieces.map(({ piece, cut }) => ({ piece, seam: cut?.seam ?? "" }));
  const cuts = pieces.map((piece, at) => {
    const before = pieces[at - 1];
    return before !== undefined && isCut(before, piece);
  });
  const { runs, gaps } = deal(laid, text, cuts);
  const closed = closeSeams(runs.map(fromRuns), gaps, cuts);
  const corrected = closed.map((piece, at) => ({ piece, seam: pieces[at]?.cut?.seam ?? "" }));
  for (let at = 1; at < corrected.length; at += 1) if (cuts[at] === true) partAtSeam(corrected, at);
  return corrected;
}

/** White space at a cut was dealt to the piece before it: where it stands whole at its end, it parts the two again. */
function partAtSeam(corrected: CorrectedPiece[], at: number): void {
  const [before, own] = [corrected[at - 1], corrected[at]];
  if (before === undefined || own === undefined) return;
  const length = before.piece.text.length - own.seam.length;
  if (before.piece.text.endsWith(own.seam))
    corrected[at - 1] = { ...before, piece: sliceRich(before.piece, 0, length) };
  else corrected[at] = { ...own, seam: "" };
}

function layOut(pieces: readonly Piece[]): Laid {
  const seams = seamsOf(pieces);
  let at = 0;
  const spans = pieces.map(({ piece }, index) => {
    const start = at + (seams[index] ?? "").length;
    at = start + piece.text.length;
    return { start, end: at };
  });
  return { rich: sewPieces(pieces), spans };
}

/** What stayed and what came in, by piece; and what stayed of the white space between pieces. */
function deal({ rich, spans }: Laid, text: string, cuts: readonly boolean[]) {
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
      const before = spans[index - 1]?.end ?? span.start;
      const [gapFrom, gapTo] = [Math.max(at, before), Math.min(end, span.start)];
      const gap = gapFrom < gapTo ? toRuns(sliceRich(rich, gapFrom, gapTo)) : [];
      if (cuts[index] === true) runs[index - 1]?.push(...gap);
      else for (const run of gap) gaps[index] += run.text;
      const [from, to] = [Math.max(at, span.start), Math.min(end, span.end)];
      if (from < to) runs[index]?.push(...toRuns(sliceRich(rich, from, to)));
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
  if (within >= 0) return within;
  const begun = spans.findIndex(({ start }) => start === offset);
  return begun >= 0 ? begun : homeOf(spans, offset);
}

/** Marks over all of a stretch; of an empty one, over the characters on both its sides. */
function marksFor({ marks }: RichText, from: number, to: number): readonly Mark[] {
  return marks
    .filter(({ start, end }) => (from === to ? start < from && to < end : start <= from && to <= end))
    .map(({ mark }) => mark);
}

/**
 * Moves what stands at the seams so that joining puts exactly these gaps between the pieces; those that say nothing are
 * passed over. Where one was cut out of the other, the gap is kept with it, and nothing has to move.
 */
function closeSeams(
  pieces: readonly RichText[],
  gaps: readonly string[],
  cuts: readonly boolean[],
): readonly RichText[] {
  const closed = [...pieces];
  /** The last piece that says something, and the white space since. */
  let [last, gap] = [-1, ""];
  for (const [at, isAtCut] of cuts.entries()) {
    // White space before a piece that was emptied stands before what was cut out of that, which keeps its own.
    if (isAtCut && gap !== "") {
      closed[at - 1] = putAround(closed[at - 1], "", gap);
      [last, gap] = [at - 1, ""];
    }
    gap += isAtCut ? "" : (gaps[at] ?? "");
    const after = closed[at] ?? EMPTY;
    if (after.text === "") continue;
    const before = closed[last];
    if (isAtCut || before === undefined) closed[at] = putAround(after, gap, "");
    else [closed[last], closed[at]] = meet(before, after, gap);
    gap = "";
    if (closed[at]?.text !== "") last = at;
  }
  const end = last < 0 ? closed.length - 1 : last;
  closed[end] = putAround(closed[end], "", gap);
  return closed;
}

/** Two pieces that follow each other as words with this white space between. */
function meet(head: RichText, tail: RichText, gap: string): readonly [RichText, RichText] {
  let [before, after] = [head, tail];
  if (gap !== "" && gap !== seamBetween(before.text, after.text)) return [before, putAround(after, gap, "")];
  // A joined word cannot have its seam inside: what is left of it moves to where it begins.
  while (gap === "" && seamBetween(before.text, after.text) !== "") {
    const length = [...after.text][0]?.length ?? after.text.length;
    before = fromRuns([...toRuns(before), ...toRuns(sliceRich(after, 0, length))]);
    after = sliceRich(after, length);
  }
  return [before, after];
}

function putAround(rich: RichText | undefined, before: string, after: string): RichText {
  const [own, plain] = [rich ?? EMPTY, (text: string): Run => ({ text, marks: [] })];
  return before + after === "" ? own : fromRuns([plain(before), ...toRuns(own), plain(after)]);
}

const EMPTY: RichText = { text: "", marks: [] };
