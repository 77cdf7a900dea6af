import { isWrittenWithoutSpaces, primaryLanguage } from "@/lib/text/core/language";
import { doAtOnce, type Turns } from "@/lib/text/core/turns";
import { buildTermIndex, type Wanted } from "./term-index";
import { readEnglish, readExactly, type TokenText } from "./word-tokens";
import { englishPatterns, exactPatterns, type Pattern } from "./wording-patterns";

/** A wording that stands in a text; UTF-16 offsets, half open, without the article before it. */
export type FoundWording<T extends Wanted> = {
  readonly value: T;
  readonly start: number;
  readonly end: number;
};

/** A wording with the ways in which it may be written; independent of any text, so it can be kept. */
export type PreparedWording<T extends Wanted> = { readonly value: T; readonly patterns: readonly Pattern[] };

/**
 * Reads a wording of a language. In English it is the same in all its forms (see english-keys.ts); in other
 * languages it is the same letters, case, hyphens and white space apart.
 */
export function prepareWording<T extends Wanted>(value: T, language: string): PreparedWording<T> {
  if (isWrittenWithoutSpaces(language)) return { value, patterns: [] };
  return { value, patterns: isEnglish(language) ? englishPatterns(value.text) : exactPatterns(value.text) };
}

/** Looks for wordings in one text after the other; it pauses, for a text may be long. */
export type WordingFinder<T extends Wanted> = (text: string) => Turns<FoundWording<T>[]>;

/**
 * Makes what finds every place in a text where one of the wordings, prepared for its language, stands: by start and then
 * the longest first; they may overlap.
 */
export function createWordingFinder<T extends Wanted>(
  prepared: readonly PreparedWording<T>[],
  language: string,
): WordingFinder<T> {
  const find = isWrittenWithoutSpaces(language)
    ? finderByCharacters(prepared.map(({ value }) => value))
    : finderByWords(prepared, isEnglish(language) ? readEnglish : readOthers);
  return function* (text) {
    if (prepared.length === 0) return [];
    const found = yield* find(text);
    return found.sort((one, other) => one.start - other.start || other.end - one.end);
  };
}

/** The same for one text. */
export const findWordings = <T extends Wanted>(
  prepared: readonly PreparedWording<T>[],
  text: string,
  language: string,
): FoundWording<T>[] => doAtOnce(createWordingFinder(prepared, language)(text));

function* readOthers(text: string): Turns<TokenText> {
  yield;
  return readExactly(text);
}

const isEnglish = (language: string): boolean => primaryLanguage(language) === "en";

function finderByCharacters<T extends Wanted>(wordings: readonly T[]): WordingFinder<T> {
  const index = buildTermIndex(wordings, false);
  return function* (text) {
    const { folded, matches } = index.scan(text);
    yield;
    return matches.flatMap(({ entry, start, end }) =>
      entry.values.map((value) => ({
        value,
        start: folded.starts[start] ?? 0,
        end: folded.ends[end - 1] ?? 0,
      })),
    );
  };
}

/** So many words are looked at before others get their turn. */
const PART = 1000;

type Candidate<T extends Wanted> = { readonly value: T; readonly pattern: Pattern };

function finderByWords<T extends Wanted>(
  prepared: readonly PreparedWording<T>[],
  read: (text: string) => Turns<TokenText>,
): WordingFinder<T> {
  const byFirst = new Map<string, Candidate<T>[]>();
  for (const { value, patterns } of prepared)
    for (const pattern of patterns)
      for (const key of pattern[0] ?? []) {
        const candidates = byFirst.get(key);
        if (candidates === undefined) byFirst.set(key, [{ value, pattern }]);
        else candidates.push({ value, pattern });
      }
  return function* (text) {
    const tokens = yield* read(text);
    const found: FoundWording<T>[] = [];
    for (let at = 0; at < tokens.words.length; at += 1) {
      for (const each of findFrom(tokens, at, byFirst)) found.push(each);
      if (at % PART === PART - 1) yield;
    }
    return found;
  };
}

const NONE: readonly never[] = [];

/** What begins at one word: for each wording the longest of its ways. */
function findFrom<T extends Wanted>(
  tokens: TokenText,
  at: number,
  byFirst: ReadonlyMap<string, readonly Candidate<T>[]>,
): readonly FoundWording<T>[] {
  if (!tokens.begins(at)) return NONE;
  // At most words no wording begins, so nothing is made until one does.
  let ends: Map<T, number> | undefined;
  for (const step of tokens.steps[at] ?? NONE)
    for (const key of step.keys)
      for (const { value, pattern } of byFirst.get(key) ?? NONE) {
        const end = followPattern(tokens, pattern, 1, at + step.length);
        ends ??= new Map();
        if (end > (ends.get(value) ?? 0)) ends.set(value, end);
      }
  if (ends === undefined) return NONE;
  const start = tokens.words[at]?.start ?? 0;
  return Array.from(ends, ([value, end]) => ({ value, start, end: tokens.words[end - 1]?.end ?? start }));
}

/** The word after the last one of a pattern whose words before `element` stand before `at`; 0 when it does not go on. */
function followPattern(tokens: TokenText, pattern: Pattern, element: number, at: number): number {
  const wanted = pattern[element];
  if (wanted === undefined) return at;
  if (tokens.words[at - 1]?.joint === "sentence") return 0;
  for (const { keys, length } of tokens.steps[at] ?? NONE)
    if (keys.some((key) => wanted.includes(key))) {
      const end = followPattern(tokens, pattern, element + 1, at + length);
      if (end > 0) return end;
    }
  return tokens.isOptional(at) ? followPattern(tokens, pattern, element, at + 1) : 0;
}
