import { splitsPair } from "@/lib/collaboration/core/text-edits";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import { compareEveryWord } from "@/lib/text/core/word-diff";

/** Half-open UTF-16 offsets. */
export type Stretch = { readonly start: number; readonly end: number };

/** A stretch that begins and ends between letters: half a letter is none. */
export function wholeLetters(text: string, { start, end }: Stretch): Stretch {
  return { start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

/**
 * The stretch of one's own text that a phrase of another text stands for: where both texts have the same words, the
 * same place; where they differ, all that stands in the place of the differing words.
 * @param phrase a stretch of `theirs`
 * @returns an empty stretch where the own text has nothing in its place
 */
export function placePhrase(mine: string, theirs: string, phrase: Stretch): Stretch {
  const runs = pairRuns(mine, theirs);
  const start = phrase.start === 0 ? 0 : findStart(mine, runs, phrase.start);
  const end = phrase.end === theirs.length ? mine.length : findEnd(mine, runs, phrase.end);
  return { start, end: Math.max(start, end) };
}

/** A stretch of the other text and what of the own stands in its place. */
type Run = {
  readonly isSame: boolean;
  readonly text: string;
  readonly theirs: Stretch;
  readonly mine: Stretch;
};

/** The other text as runs, in order and without gaps. What it has nothing for belongs to none. */
function pairRuns(mine: string, theirs: string): readonly Run[] {
  const runs: Run[] = [];
  let [inMine, inTheirs, from] = [0, 0, 0];
  for (const { kind, text } of compareEveryWord(mine, theirs)) {
    if (kind !== "added") inMine += text.length;
    if (kind === "removed") continue;
    if (kind === "same") from = inMine - text.length;
    const there = { start: inTheirs, end: inTheirs + text.length };
    runs.push({ isSame: kind === "same", text, theirs: there, mine: { start: from, end: inMine } });
    [inTheirs, from] = [there.end, inMine];
  }
  return runs;
}

function findStart(mine: string, runs: readonly Run[], offset: number): number {
  const run = runs.find(({ theirs }) => offset < theirs.end);
  if (run === undefined) return mine.length;
  const before = offset - run.theirs.start;
  if (run.isSame) return run.mine.start + before;
  // "A plan[. And a hope]." and "A plan.[ And a hope.]" are one insertion: it is told by where the phrase begins.
  const isShifted =
    isEmpty(run.mine) &&
    mine.startsWith(run.text.slice(0, before), run.mine.start) &&
    before < run.text.length;
  return isShifted ? run.mine.start + before : run.mine.start;
}

function findEnd(mine: string, runs: readonly Run[], offset: number): number {
  const run = runs.find(({ theirs }) => offset <= theirs.end);
  if (run === undefined) return mine.length;
  const after = run.theirs.end - offset;
  if (run.isSame) return run.mine.end - after;
  const isShifted =
    isEmpty(run.mine) && mine.slice(0, run.mine.end).endsWith(run.text.slice(run.text.length - after));
  return isShifted ? run.mine.end - after : run.mine.end;
}

const isEmpty = ({ start, end }: Stretch): boolean => start === end;

/** One's own text with a phrase of another in its place, and the stretch where it then stands. */
export function adoptPhrase(
  mine: RichText,
  theirs: RichText,
  phrase: Stretch,
): { readonly rich: RichText; readonly at: Stretch } {
  const place = placePhrase(mine.text, theirs.text, phrase);
  const words = theirs.text.slice(phrase.start, phrase.end);
  const at = { start: place.start, end: place.start + words.length };
  const shift = words.length - (place.end - place.start);
  const marks = [
    ...cutMarks(mine.marks, { start: 0, end: place.start }, 0),
    ...cutMarks(theirs.marks, phrase, place.start - phrase.start),
    ...cutMarks(mine.marks, { start: place.end, end: mine.text.length }, shift),
  ];
  const text = mine.text.slice(0, place.start) + words + mine.text.slice(place.end);
  return { rich: { text, marks }, at };
}

/** What of marks lies within a stretch, moved. */
function cutMarks(marks: readonly MarkSpan[], within: Stretch, by: number): readonly MarkSpan[] {
  return marks.flatMap(({ start, end, mark }) => {
    const [from, to] = [Math.max(start, within.start), Math.min(end, within.end)];
    return from < to ? [{ start: from + by, end: to + by, mark }] : [];
  });
}
