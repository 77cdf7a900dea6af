import type { CheckedPair, Finding } from "./finding";
import { report, type Span, spanAt, spansOf } from "./spans";

/** Words that stand twice in good English ("had had", "very, very" without its comma). */
const TWICE = new Set(
  "had that very many much far no yes so long never really hear ha bye knock tut well there now".split(" "),
);
/** A mark twice, or two that exclude each other; not an ellipsis, and not the point of "etc." before a comma. */
const MARKS = /,{2,9}|;{2,9}|:{2,9}|(?<!\.)\.\.(?![./])|[,;:] ?[.;:](?![.\d)(DPp])/g;
/** "again and again and again", "day by day by day", "step after step after step". */
const LINKS = new Set("and or by after upon to on in".split(" "));
const FUNCTION = new Set(
  "the a an of to in on at by for with from as is are was were be been and or but that this these those we it its our their has have had will not".split(
    " ",
  ),
);

/**
 * A word that stands twice with only blanks between ("the the"), or two words that do ("of the of the"). Left alone:
 * "had had", "that that" and the like, names (Bora Bora), and repetition that a writer makes ("again and again and again").
 */
export function checkRepeatedWord({ target }: CheckedPair): readonly Finding<"repeated-word">[] {
  const words = readWords(target);
  const textOf = (at: number): string => target.slice(words[at]?.start ?? 0, words[at]?.end ?? 0);
  const found: Span[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const length = isRepeated(target, words, textOf, at, 1)
      ? 1
      : isRepeated(target, words, textOf, at, 2)
        ? 2
        : 0;
    const [first, last] = [words[at - length], words[at + length - 1]];
    if (length > 0 && first && last) {
      found.push({ start: first.start, end: last.end });
      at += length - 1;
    }
  }
  const toFinding = (code: string, { start, end }: Span): Finding<"repeated-word"> => {
    const span = spanAt(target, start, end);
    return report("repeated-word", code, "warning", { values: { text: span.text }, target: span });
  };
  return [
    ...found.map((span) => toFinding("repeated-word", span)),
    ...spansOf(target, MARKS).map((span) => toFinding("repeated-mark", span)),
  ];
}

/** Runs of Latin letters, with apostrophes and hyphens inside; by code units, for every word of every text is read. */
function readWords(text: string): Span[] {
  const words: Span[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const inside = isLatin(code) || (start >= 0 && isJoint(code) && isLatin(text.charCodeAt(at + 1)));
    if (inside && start < 0) start = at;
    else if (!inside && start >= 0) {
      words.push({ start, end: at });
      start = -1;
    }
  }
  return words;
}

const isLatin = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f);
const isJoint = (code: number): boolean => code === 0x27 || code === 0x2d || code === 0x2019;

/** Whether the `length` words before word `at` are the same as those from `at` on, blanks apart. */
function isRepeated(
  target: string,
  words: readonly Span[],
  textOf: (at: number) => string,
  at: number,
  length: number,
): boolean {
  if (at < length || at + length > words.length) return false;
  for (let word = at - length; word < at; word += 1)
    if (lengthOf(words[word]) !== lengthOf(words[word + length])) return false;
  for (let word = at - length; word < at; word += 1)
    if (textOf(word).toLowerCase() !== textOf(word + length).toLowerCase()) return false;
  for (let word = at - length + 1; word < at + length; word += 1)
    if (!/^\s+$/.test(target.slice(words[word - 1]?.end ?? 0, words[word]?.start ?? 0))) return false;
  if (length === 1 && isAsked(textOf, at)) return false;
  return length === 1 ? !mayStandTwice(textOf(at - 1), textOf(at)) : isSlip(textOf(at - 2), textOf(at - 1));
}

/** "What it is is a test of will": a clause that ends with "is" before the "is" of the sentence. */
function isAsked(textOf: (at: number) => string, at: number): boolean {
  if (!/^(?:is|was|are|were)$/i.test(textOf(at))) return false;
  return [2, 3, 4, 5].some((back) => at >= back && /^(?:what|who|how|where|all)$/i.test(textOf(at - back)));
}

const lengthOf = (word: Span | undefined): number => (word === undefined ? 0 : word.end - word.start);

function mayStandTwice(first: string, second: string): boolean {
  const word = second.toLowerCase();
  if (TWICE.has(word)) return true;
  return !FUNCTION.has(word) && /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
}

const isSlip = (first: string, second: string): boolean =>
  [first, second].some((word) => FUNCTION.has(word.toLowerCase())) &&
  ![first, second].some((word) => LINKS.has(word.toLowerCase()) && !/^(?:in|on|to)$/i.test(first));
