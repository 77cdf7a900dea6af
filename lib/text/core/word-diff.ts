import { diffArrays } from "diff";

/** A stretch of two texts that are compared. */
export type DifferencePart = {
  readonly kind: "same" | "added" | "removed";
  /** Never empty. */
  readonly text: string;
  /** Where it begins when all parts are written one after another (UTF-16). */
  readonly place: number;
};

/**
 * A Chinese character, a word with its inner marks ("state-owned", "China's", "2,200.5"), a line's end, a run of other
 * blanks, or any other character by itself. `Intl.Segmenter` would know Chinese words, but not the same ones everywhere.
 */
const TOKEN =
  /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’\-‐‑.,](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*|\n|[^\S\n]+|[\s\S]/gu;

/** A sentence with the blanks after it; the line's end belongs to the line. */
const SENTENCE = /[^.!?。！？；\n]*(?:[.!?。！？；]+["”’」』）)]*[^\S\n]*\n?|\n|$)/gu;

/**
 * Beyond so many differing words two stretches have little in common: they are told as one replaced by the other. It
 * also bounds the work, which grows with the square of the differences.
 */
const MOST_DIFFERENCES = 400;

/**
 * What became of one text in another, word by word (Chinese by characters): a changed word is replaced as a whole, and
 * a blank or a short word left standing between two replacements goes into them. Parts that are the same and added
 * make `after`; the same and removed, `before`. Removed stands before what was added in its place.
 *
 * Texts too different to be told by words are compared by sentences, and each changed stretch of these by words.
 */
export function compareWords(before: string, after: string): readonly DifferencePart[] {
  return placed(tidy(findRuns(before, after)));
}

/** The same, with every word that stayed told as the same: for finding which words stand for which, not for reading. */
export function compareEveryWord(before: string, after: string): readonly DifferencePart[] {
  return placed(findRuns(before, after));
}

/** The same by whole sentences: what costs little, whatever the texts, and still tells where they differ. */
export function compareSentences(before: string, after: string): readonly DifferencePart[] {
  return placed(
    compare(sentencesOf(before), sentencesOf(after)) ?? [{ same: "", removed: before, added: after }],
  );
}

/** How much of the words of both texts is in changed parts: 0 for equal texts, 1 where nothing stayed. */
export function changedShare(parts: readonly DifferencePart[]): number {
  let [changed, all] = [0, 0];
  for (const { kind, text } of parts) {
    const words = tokensOf(text).filter((token) => token.trim() !== "").length;
    all += kind === "same" ? 2 * words : words;
    if (kind !== "same") changed += words;
  }
  return all === 0 ? 0 : changed / all;
}

/** Unchanged text that is shown on each side of a change, about, in UTF-16 units. */
const AROUND = 60;

/** The same parts, long unchanged ones cut in their middle: there they only show where the changes are. */
export function abridgeSame(parts: readonly DifferencePart[]): readonly DifferencePart[] {
  return parts.map((part) => (part.kind === "same" ? { ...part, text: abridge(part.text) } : part));
}

function abridge(text: string): string {
  if (text.length <= 3 * AROUND) return text;
  const tokens = tokensOf(text);
  const [head, tail] = [takeAround(tokens), takeAround(tokens.toReversed()).toReversed()];
  return `${head.join("").trimEnd()} … ${tail.join("").trimStart()}`;
}

/** The first words of a list, as many as are shown beside a change. */
function takeAround(tokens: readonly string[]): readonly string[] {
  let length = 0;
  const end = tokens.findIndex((token) => {
    length += token.length;
    return length > AROUND;
  });
  return tokens.slice(0, end === -1 ? tokens.length : end);
}

/** What stayed, and what then was replaced by what; either side of the change may be empty. */
type Run = { same: string; removed: string; added: string };

const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

/** The texts as runs, in order: by words, or by sentences where they have little in common. */
function findRuns(before: string, after: string): readonly Run[] {
  return (
    compare(tokensOf(before), tokensOf(after)) ??
    compare(sentencesOf(before), sentencesOf(after))?.flatMap(compareWithin) ?? [
      { same: "", removed: before, added: after },
    ]
  );
}

const sentencesOf = (text: string): readonly string[] => text.match(SENTENCE)?.filter(Boolean) ?? [];

function compareWithin({ same, removed, added }: Run): readonly Run[] {
  const [first, ...others] = compare(tokensOf(removed), tokensOf(added)) ?? [{ same: "", removed, added }];
  if (first === undefined) return [{ same, removed, added }];
  return [{ ...first, same: same + first.same }, ...others];
}

/** Null when there are more differences than are looked for. */
function compare(before: readonly string[], after: readonly string[]): readonly Run[] | null {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_DIFFERENCES });
  if (parts === undefined) return null;
  const runs: Run[] = [];
  let open: Run = { same: "", removed: "", added: "" };
  for (const { value, added, removed } of parts) {
    const text = value.join("");
    if (added) open.added += text;
    else if (removed) open.removed += text;
    else {
      if (isChange(open)) {
        runs.push(open);
        open = { same: "", removed: "", added: "" };
      }
      open.same += text;
    }
  }
  return [...runs, open];
}

const isChange = ({ removed, added }: Run): boolean => removed !== "" || added !== "";
const isReplacement = ({ removed, added }: Run): boolean => removed !== "" && added !== "";

/** Lets what reads badly when it stands alone between two replacements go into them. */
function tidy(runs: readonly Run[]): readonly Run[] {
  const tidied: Run[] = [];
  for (const run of runs) {
    const last = tidied.at(-1);
    if (last !== undefined && isReplacement(last) && isReplacement(run) && isCrumb(run.same, last, run)) {
      last.removed += run.same + run.removed;
      last.added += run.same + run.added;
    } else tidied.push({ ...run });
  }
  return tidied;
}

const BLANKS_AND_MARKS = /^[^\p{L}\p{N}\n]{0,3}$/u;
const SHORT_WORD = /^[^\S\n]*(?:\p{Script=Han}|(?!\p{Script=Han})[\p{L}\p{M}]{1,3})[^\S\n]*$/u;

/** Blanks and marks, or one short word between two longer changes. */
function isCrumb(same: string, before: Run, after: Run): boolean {
  if (BLANKS_AND_MARKS.test(same)) return true;
  const length = same.trim().length;
  const longer = ({ removed, added }: Run): boolean => removed.length > length && added.length > length;
  return SHORT_WORD.test(same) && longer(before) && longer(after);
}

function placed(runs: readonly Run[]): readonly DifferencePart[] {
  let place = 0;
  const parts: DifferencePart[] = [];
  for (const { same, removed, added } of runs)
    for (const [kind, text] of [
      ["same", same],
      ["removed", removed],
      ["added", added],
    ] as const) {
      if (text === "") continue;
      parts.push({ kind, text, place });
      place += text.length;
    }
  return parts;
}
