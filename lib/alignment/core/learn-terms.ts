import { foldWord } from "./dictionary-entries";
import type { Lexicon } from "./lexicon";
import { isFunctionWord, stemWord } from "./stem";

/** Two texts of which somebody said that they stand for each other. */
export type ConfirmedPair = { readonly source: string; readonly target: string };

/** What a Chinese word may be in English, as stems with strengths. */
export type LearnedWord = { readonly word: string; readonly stems: ReadonlyMap<string, number> };

/** A word must stand in so many pairs, and keep so strongly to its translation. */
const FEWEST = 2;
const LEAST = 0.3;
const WORD = /[\p{L}\p{M}]+/gu;
const HAN = /\p{Script=Han}/u;

/**
 * What confirmed pairs teach: words that stand in the same pairs as an English word, again and again. One pair less is
 * counted than there are, so that a single one teaches nothing.
 */
export function learnTerms(pairs: readonly ConfirmedPair[], lexicon: Lexicon): LearnedWord[] {
  const words = new Map<string, Set<number>>();
  const stems = new Map<string, number>();
  const targets = pairs.map(({ target }) => stemsOf(target));
  pairs.forEach(({ source }, at) => {
    for (const word of segment(foldWord(source), lexicon)) {
      const places = words.get(word) ?? new Set<number>();
      words.set(word, places.add(at));
    }
  });
  for (const target of targets) for (const stem of target) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  return Array.from(words).flatMap(([word, places]) => {
    if (places.size < FEWEST) return [];
    const counts = new Map<string, number>();
    for (const place of places)
      for (const stem of targets[place] ?? []) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const kept = [...counts]
      .map(([stem, count]): [string, number] => [
        stem,
        (count - 1) / (places.size + (stems.get(stem) ?? 0) - count),
      ])
      .filter(([, strength]) => strength >= LEAST);
    return kept.length === 0 ? [] : [{ word, stems: new Map(kept) }];
  });
}

/** The stems of an English text's words of content, each once. */
export const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(WORD) ?? [])
      .filter((word) => !isFunctionWord(word))
      .map((word) => stemWord(word)),
  );

/** The words of a folded Chinese text, the longest that the lexicon has each time; what it has not, by characters. */
function segment(text: string, lexicon: Lexicon): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = longestWordAt(text, at, lexicon);
    const word = text.slice(at, at + length);
    if (HAN.test(word)) words.push(word);
    at += length;
  }
  return words;
}

/** The length of the longest word of the lexicon that begins at a place; 1 when there is none. */
export function longestWordAt(text: string, at: number, lexicon: Lexicon): number {
  let longest = 1;
  for (
    let length = lexicon.nextLength(text, at, 1);
    length > 0;
    length = lexicon.nextLength(text, at, length)
  )
    if (lexicon.find(text.slice(at, at + length)) >= 0) longest = length;
  return longest;
}
