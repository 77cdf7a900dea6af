import { formsOf } from "./english-forms";
import { bareWord, isArticle, type Keys, type Place, wantedKeys } from "./english-keys";
import { exactKey } from "./word-tokens";
import { readWords, type Word } from "./words";

/** A wording as what each of its words wants; at least one. */
export type Pattern = readonly Keys[];

/** A word of a wording, possibly one made of several that hyphens join. */
type Part = { readonly text: string; readonly isArticle: boolean; readonly hyphen: boolean };

/** Of wordings with many hyphens only all apart and all in one are tried. */
const MOST_HYPHENS = 4;

/**
 * The ways in which an English wording may be written: with each of its hyphens read as a space or as nothing. Its
 * articles are left out, so that a text may have or not have them, unless nothing else would be left.
 */
export function englishPatterns(wording: string): Pattern[] {
  const words = readWords(wording);
  const isLoud = isAllLoud(words);
  return compoundings(words).map((parts) => {
    const keepArticles = parts.every((part) => part.isArticle);
    return toWants(parts, keepArticles, isLoud);
  });
}

/** The ways of a wording in any other language: the same for hyphens, words as they are. */
export function exactPatterns(wording: string): Pattern[] {
  return compoundings(readWords(wording)).map((parts) => parts.map(({ text }) => [exactKey(text)]));
}

function toWants(parts: readonly Part[], keepArticles: boolean, isLoud: boolean): Pattern {
  return parts.flatMap((part, at): Keys[] => {
    if (part.isArticle && !keepArticles) return [];
    if (at === 0 && isInfinitive(part, neighbor(parts, 0, 1))) return [];
    const next = parts[at + 1];
    const place: Place = {
      before: neighbor(parts, at, -1),
      after: neighbor(parts, at, 1),
      hasArticleAfter: next?.isArticle ?? false,
      hyphen: part.hyphen,
    };
    return [wantedKeys(bareWord(part.text), isLoud, place)];
  });
}

/** The "to" of a wording such as "to uphold peace", which its other forms do not have. */
const isInfinitive = ({ text }: Part, next: string): boolean =>
  text.toLowerCase() === "to" && formsOf(next).verbForm === "base";

/** The nearest word in a direction that is no article. */
function neighbor(parts: readonly Part[], at: number, direction: 1 | -1): string {
  for (let near = at + direction; near >= 0 && near < parts.length; near += direction) {
    const part = parts[near];
    if (part !== undefined && !part.isArticle) return bareWord(part.text).toLowerCase();
  }
  return "";
}

/** A wording all in capitals, with words such as AND in them, is loud; WTO and APEC CEO are abbreviations. */
function isAllLoud(words: readonly Word[]): boolean {
  const texts = words.map(({ text }) => text);
  return (
    texts.every((text) => text === text.toUpperCase()) &&
    texts.some((text) => /^(?:AND|OF|THE|FOR|IN|ON|TO|WITH|\p{Lu}{7,})$/u.test(text))
  );
}

function compoundings(words: readonly Word[]): Part[][] {
  const hyphens = words.flatMap(({ joint }, at) => (joint === "hyphen" && at + 1 < words.length ? [at] : []));
  if (hyphens.length === 0) return words.length === 0 ? [] : [combine(words, new Set())];
  if (hyphens.length > MOST_HYPHENS) return [combine(words, new Set()), combine(words, new Set(hyphens))];
  return Array.from({ length: 2 ** hyphens.length }, (_, chosen) =>
    combine(words, new Set(hyphens.filter((_at, bit) => (chosen & (1 << bit)) !== 0))),
  );
}

/** Parts of the words, those with a closed hyphen made one. */
function combine(words: readonly Word[], closed: ReadonlySet<number>): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const from = at;
    while (closed.has(at)) at += 1;
    const joined = words.slice(from, at + 1);
    const first = joined[0];
    if (first === undefined) continue;
    parts.push({
      text: joined.length === 1 ? first.text : joined.map(({ text }) => text).join(""),
      isArticle: joined.length === 1 && isArticleOf(words, at) && !isInCompound(words, from, at),
      hyphen: isInCompound(words, from, at),
    });
  }
  return parts;
}

/** An article has something after it, and the A of "Schedule A and B" is none. */
function isArticleOf(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return (
    word !== undefined && isArticle(word.text) && at + 1 < words.length && (at === 0 || word.text !== "A")
  );
}

const isInCompound = (words: readonly Word[], from: number, to: number): boolean =>
  words[from - 1]?.joint === "hyphen" || (words[to]?.joint === "hyphen" && words[to + 1] !== undefined);
