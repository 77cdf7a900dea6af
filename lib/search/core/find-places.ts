import { findWordings, prepareWording } from "@/lib/glossary/core/wording-finder";
import { withoutOverlaps } from "@/lib/renderings/core/replacement";
import type { FoundSpan } from "./find-spans";
import { foldAsSearched, originOf } from "./fold-as-searched";
import { patternOfWords } from "./search-query";

/** What is to be replaced: the letters as they stand, or, in English, the words in any of their forms. */
export type Wanted = {
  readonly find: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** "decide" is also "decides" and "deciding"; case and edges then count for nothing. */
  readonly anyForm: boolean;
};

/** A letter of a script with blanks between words: beside it, a word goes on. */
const LETTER =
  "(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}])[\\p{L}\\p{M}\\p{N}]";

/**
 * Whether what is looked for is taken as it stands: where case counts, and marks by themselves, which are replaced by
 * others of their kind and width.
 */
export const isTakenExactly = ({ find, matchCase }: Wanted): boolean =>
  matchCase || !/[\p{L}\p{N}]/u.test(find);

/** A blank stands for blanks of any kind, but no line is taken for one: it would be lost. */
const BLANKS = "[^\\S\\n]+";

/**
 * Makes the finder of words that are to be replaced: from left to right, without overlaps, all that there are in a text.
 * Where words are not taken exactly, width, script and kinds of blanks and quotation marks count as little as case does.
 * Nothing that is found ends before a combining mark, which would be left alone.
 */
export function placeFinder(wanted: Wanted): (text: string, language: string) => readonly FoundSpan[] {
  if (wanted.find.trim() === "") return () => [];
  if (wanted.anyForm) return findForms(wanted.find.trim());
  const isExact = isTakenExactly(wanted);
  const letters = isExact
    ? wanted.find.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&")
    : patternOfWords(foldAsSearched(wanted.find).text, BLANKS);
  const [before, after] = wanted.wholeWord
    ? [`(?<!${LETTER})`, `(?!\\p{M})(?!${LETTER})`]
    : ["", "(?!\\p{M})"];
  const pattern = new RegExp(before + letters + after, isExact ? "gu" : "giu");
  return (text) => {
    const folded = isExact ? { text, places: null } : foldAsSearched(text);
    return Array.from(folded.text.matchAll(pattern)).flatMap(({ index, 0: found }) =>
      originOf(folded, { start: index, end: index + found.length }),
    );
  };
}

function findForms(find: string): (text: string, language: string) => readonly FoundSpan[] {
  const prepared = new Map<string, readonly ReturnType<typeof prepareWording<{ text: string }>>[]>();
  return (text, language) => {
    const wordings = prepared.get(language) ?? [prepareWording({ text: find }, language)];
    prepared.set(language, wordings);
    return withoutOverlaps(findWordings(wordings, text, language)).map(({ start, end }) => ({ start, end }));
  };
}

/**
 * What is written in place of words that were found: the new ones, with a capital where those found have one and
 * those looked for have none. Where case counts, as they were given.
 */
export function replacementOf(found: string, wanted: Wanted, replacement: string): string {
  const isExact = wanted.matchCase && !wanted.anyForm;
  if (isExact || !beginsLarge(found) || beginsLarge(wanted.find.trim())) return replacement;
  const [first = ""] = replacement;
  return first.toUpperCase() + replacement.slice(first.length);
}

function beginsLarge(text: string): boolean {
  const [first = ""] = text;
  return first !== first.toLowerCase() && first === first.toUpperCase();
}
