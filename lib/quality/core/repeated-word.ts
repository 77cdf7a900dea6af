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
  const words = new Words(target);
  const found: Span[] = [];
  for (let at = 1; at < words.count; at += 1) {
    const length = isRepeated(words, at, 1) ? 1 : isRepeated(words, at, 2) ? 2 : 0;
    if (length === 0) continue;
    found.push({ start: words.startOf(at - length), end: words.endOf(at + length - 1) });
    at += length - 1;
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
class Words {
  /** Where each word begins and ends, one after the other. */
  private readonly edges: number[] = [];

  constructor(private readonly text: string) {
    let start = -1;
    for (let at = 0; at <= text.length; at += 1) {
      const code = at < text.length ? text.charCodeAt(at) : 0;
      const inside = isLatin(code) || (start >= 0 && isJoint(code) && isLatin(text.charCodeAt(at + 1)));
      if (inside && start < 0) start = at;
      else if (!inside && start >= 0) {
        this.edges.push(start, at);
        start = -1;
      }
    }
  }

  get count(): number {
    return this.edges.length / 2;
  }
  startOf(word: number): number {
    return this.edges[2 * word] ?? 0;
  }
  endOf(word: number): number {
    return this.edges[2 * word + 1] ?? 0;
  }
  lengthOf(word: number): number {
    return this.endOf(word) - this.startOf(word);
  }
  textOf(word: number): string {
    return this.text.slice(this.startOf(word), this.endOf(word));
  }
  /** Whether only blanks stand before a word, from the end of the one before it. */
  followsBlank(word: number): boolean {
    return /^\s+$/.test(this.text.slice(this.endOf(word - 1), this.startOf(word)));
  }
}

const isLatin = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x24f);
const isJoint = (code: number): boolean => code === 0x27 || code === 0x2d || code === 0x2019;

/** Whether the `length` words before word `at` are the same as those from `at` on, blanks apart. */
function isRepeated(words: Words, at: number, length: number): boolean {
  if (at < length || at + length > words.count) return false;
  for (let word = at - length; word < at; word += 1)
    if (words.lengthOf(word) !== words.lengthOf(word + length)) return false;
  for (let word = at - length; word < at; word += 1)
    if (words.textOf(word).toLowerCase() !== words.textOf(word + length).toLowerCase()) return false;
  for (let word = at - length + 1; word < at + length; word += 1) if (!words.followsBlank(word)) return false;
  if (length === 2) return isSlip(words.textOf(at - 2), words.textOf(at - 1));
  return !isAsked(words, at) && !mayStandTwice(words.textOf(at - 1), words.textOf(at));
}

/** "What it is is a test of will": a clause that ends with "is" before the "is" of the sentence. */
function isAsked(words: Words, at: number): boolean {
  if (!/^(?:is|was|are|were)$/i.test(words.textOf(at))) return false;
  return [2, 3, 4, 5].some(
    (back) => at >= back && /^(?:what|who|how|where|all)$/i.test(words.textOf(at - back)),
  );
}

function mayStandTwice(first: string, second: string): boolean {
  const word = second.toLowerCase();
  if (TWICE.has(word)) return true;
  return !FUNCTION.has(word) && /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second);
}

const isSlip = (first: string, second: string): boolean =>
  [first, second].some((word) => FUNCTION.has(word.toLowerCase())) &&
  ![first, second].some((word) => LINKS.has(word.toLowerCase()) && !/^(?:in|on|to)$/i.test(first));
