import { variantsOfHan } from "@/lib/text/core/simplify-han";
import { PAIRED, WORDED } from "./scripts";

/** What PostgreSQL is asked: which tokens a text has, and, where they could stand apart, how they follow each other. */
export type SearchQuery = {
  /** A tsquery over `search_tokens` (prisma/migrations/20261127001500_replace). */
  readonly tokens: string;
  /**
   * The same with no more tokens than every character needs, where the pattern is held against what has them: PostgreSQL takes
   * many tokens for so rare that it asks no other index besides.
   */
  readonly fewest: string;
  /** A regular expression for the folded text; null when having the tokens is enough. */
  readonly pattern: string | null;
};

const IS_PAIRED = new RegExp(`^[${PAIRED}]$`, "u");
/** Whether a character is found two by two. */
export const isPaired = (character: string): boolean => IS_PAIRED.test(character);
const PIECE = new RegExp(`[${PAIRED}]+|[${WORDED}]+`, "gu");
const BEGINS_WORD = new RegExp(`^[${WORDED}]`, "u");
/** Two characters of five variants each; more are not looked for. */
const MOST_VARIANTS = 5;
const WORD_LENGTH = 100;

/**
 * Reads what somebody typed into the search box: a phrase, found as it stands, but for case, width, simplified and
 * traditional characters, and kinds of blanks and quotation marks. A word at the end may be the beginning of one.
 *
 * @returns null when there is nothing that could be found: marks alone
 */
export function readSearchQuery(typed: string): SearchQuery | null {
  const folded = typed.normalize("NFKC").toLowerCase().trim();
  const pieces = folded.match(PIECE) ?? [];
  if (pieces.length === 0) return null;
  const endsOpen = !IS_PAIRED.test(Array.from(folded).at(-1) ?? "") && folded.endsWith(pieces.at(-1) ?? " ");
  const tokens = pieces.map((piece, at) =>
    IS_PAIRED.test(Array.from(piece)[0] ?? "")
      ? tokensOfPairs(Array.from(piece))
      : [quote(piece.slice(0, WORD_LENGTH)) + (endsOpen && at === pieces.length - 1 ? ":*" : "")],
  );
  const isOneToken = tokens.flat().length === 1 && pieces[0] === folded;
  return {
    tokens: tokens.flat().join(" & "),
    fewest: tokens.flatMap(everyOther).join(" & "),
    pattern: isOneToken ? null : patternOf(folded),
  };
}

/** Of the pairs of a run, which overlap by a character, as many as have all characters. */
const everyOther = (pairs: readonly string[]): readonly string[] =>
  pairs.filter((_, at) => at % 2 === 0 || at === pairs.length - 1);

/**
 * The regular expression alone, for texts that are looked through one by one: it is held against `lower(normalize(text,
 * NFKC))`.
 *
 * @returns null when there is nothing that could be found
 */
export function readSearchPattern(typed: string): string | null {
  return readSearchQuery(typed) === null ? null : patternOf(typed.normalize("NFKC").toLowerCase().trim());
}

function tokensOfPairs(characters: readonly string[]): string[] {
  // One character stands in the index as the beginning of two, or at the end of a run.
  if (characters.length === 1) return [anyOf(variants(characters[0] ?? ""), ":*")];
  return characters.slice(1).map((second, at) => {
    const seconds = variants(second);
    return anyOf(variants(characters[at] ?? "").flatMap((first) => seconds.map((each) => first + each)));
  });
}

/** Of a Chinese character, those that stand for the same, itself first; as many as are looked for. */
export const variants = (character: string): readonly string[] =>
  variantsOfHan(character).slice(0, MOST_VARIANTS);
const anyOf = (tokens: readonly string[], suffix = ""): string =>
  `(${tokens.map((token) => quote(token) + suffix).join(" | ")})`;
const quote = (token: string): string => `'${token.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

const QUOTES = `["'“”‘’「」『』]`;

/** PostgreSQL's own beginning of a word is none after a Chinese character: 自2012年以来. */
const WORD_BEGINS = `(?<![${WORDED}])`;

/** As PostgreSQL writes regular expressions. */
const patternOf = (folded: string): string =>
  (BEGINS_WORD.test(folded) ? WORD_BEGINS : "") + patternOfWords(folded);

/**
 * Folded words wherever they stand, in words too; as PostgreSQL and JavaScript write regular expressions.
 *
 * @param blanks what a blank stands for, in the same way of writing
 */
export function patternOfWords(folded: string, blanks = "\\s+"): string {
  const parts = Array.from(folded.replace(/\s+/gu, " "), (character) => {
    if (character === " ") return blanks;
    if (new RegExp(QUOTES, "u").test(character)) return QUOTES;
    if (!IS_PAIRED.test(character)) return character.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");
    const each = variants(character);
    return each.length === 1 ? character : `[${each.join("")}]`;
  });
  return parts.join("");
}
