import { isWrittenWithoutSpaces, primaryLanguage } from "./language";
import { buildTermIndex, type Wanted } from "./term-index";
import { readEnglish, readExactly, type TokenText } from "./word-tokens";
import { englishPatterns, exactPatterns, type Pattern } from "./wording-patterns";

/** A wording that stands in a text; UTF-16 offsets, half open, without the article before it. */
export type FoundWording<T extends Wanted> = {
  readonly value: T;
  readonly start: number;
  readonly end: number;
};

export type WordingFinder<T extends Wanted> = {
  /** Every place where one of the wordings stands, by start and then the longest first; they may overlap. */
  find(text: string): FoundWording<T>[];
};

/**
 * Builds the finder of many wordings in texts of one language. In English a wording is the same in all its forms
 * (see english-keys.ts); in other languages it is the same letters, case, hyphens and white space apart.
 */
export function buildWordingFinder<T extends Wanted>(
  wordings: readonly T[],
  language: string,
): WordingFinder<T> {
  const found = isWrittenWithoutSpaces(language)
    ? findByCharacters(wordings)
    : primaryLanguage(language) === "en"
      ? findByWords(wordings, englishPatterns, readEnglish)
      : findByWords(wordings, exactPatterns, readExactly);
  return {
    find: (text) => found(text).sort((one, other) => one.start - other.start || other.end - one.end),
  };
}

type Find<T extends Wanted> = (text: string) => FoundWording<T>[];

function findByCharacters<T extends Wanted>(wordings: readonly T[]): Find<T> {
  const index = buildTermIndex(wordings, false);
  return (text) => {
    const { folded, matches } = index.scan(text);
    return matches.flatMap(({ entry, start, end }) =>
      entry.values.map((value) => ({
        value,
        start: folded.starts[start] ?? 0,
        end: folded.ends[end - 1] ?? 0,
      })),
    );
  };
}

type Candidate<T extends Wanted> = { readonly value: T; readonly pattern: Pattern };

function findByWords<T extends Wanted>(
  wordings: readonly T[],
  patternsOf: (wording: string) => readonly Pattern[],
  read: (text: string) => TokenText,
): Find<T> {
  const byFirst = new Map<string, Candidate<T>[]>();
  for (const value of wordings)
    for (const pattern of patternsOf(value.text))
      for (const key of pattern[0] ?? []) {
        const candidates = byFirst.get(key);
        if (candidates === undefined) byFirst.set(key, [{ value, pattern }]);
        else candidates.push({ value, pattern });
      }
  return (text) => {
    const tokens = read(text);
    return tokens.words.flatMap((_word, at) => findFrom(tokens, at, byFirst));
  };
}

/** What begins at one word: for each wording the longest of its ways. */
function findFrom<T extends Wanted>(
  tokens: TokenText,
  at: number,
  byFirst: ReadonlyMap<string, readonly Candidate<T>[]>,
): FoundWording<T>[] {
  const ends = new Map<T, number>();
  if (!tokens.begins[at]) return [];
  for (const step of tokens.steps[at] ?? [])
    for (const key of step.keys)
      for (const { value, pattern } of byFirst.get(key) ?? []) {
        const end = followPattern(tokens, pattern, 1, step.next);
        if (end > (ends.get(value) ?? 0)) ends.set(value, end);
      }
  const start = tokens.words[at]?.start ?? 0;
  return Array.from(ends, ([value, end]) => ({ value, start, end: tokens.words[end - 1]?.end ?? start }));
}

/** The word after the last one of a pattern whose words before `element` stand before `at`; 0 when it does not go on. */
function followPattern(tokens: TokenText, pattern: Pattern, element: number, at: number): number {
  const wanted = pattern[element];
  if (wanted === undefined) return at;
  if (tokens.words[at - 1]?.joint === "sentence") return 0;
  for (const { keys, next } of tokens.steps[at] ?? [])
    if (keys.some((key) => wanted.includes(key))) {
      const end = followPattern(tokens, pattern, element + 1, next);
      if (end > 0) return end;
    }
  return tokens.optional[at] ? followPattern(tokens, pattern, element, at + 1) : 0;
}
