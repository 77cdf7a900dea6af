import { rememberTurns, rememberWords } from "@/lib/text/core/remember";
import type { Turns } from "@/lib/text/core/turns";
import { abbreviationOf, bareWord, isArticle, type Keys, keysOf } from "./english-keys";
import { readWords, type Word } from "./words";

/**
 * A text's words, ready for comparing. A compound with hyphens can be read as its words or as one, so a step from a
 * word may lead over several.
 */
export type TokenText = {
  readonly words: readonly Word[];
  /** The ways on from each word, the single word first. */
  readonly steps: readonly (readonly Step[])[];
  /** Whether a word may be passed over inside a wording. */
  readonly isOptional: (at: number) => boolean;
  /** Whether a wording may begin at a word: not when it is the rest of another (operation in co-operation). */
  readonly begins: (at: number) => boolean;
};

/** A way on over so many words. */
export type Step = { readonly keys: Keys; readonly length: number };

/** How many words of a compound are tried as one: cooperation, multi-stake-holder. */
const LONGEST_COMPOUND = 4;

/** Before a hyphen they make one word with what follows, and often its contrary. */
const PREFIXES = new Set(
  "anti co counter de ex inter mis multi neo non over post pre pro quasi re semi sub trans ultra un under".split(
    " ",
  ),
);

/** What an English word is in whatever text it stands. */
const knownWord = rememberWords((text) => {
  const bare = bareWord(text);
  const keys = keysOf(bare, false);
  return {
    bare,
    isCapital: bare.length > 1 && abbreviationOf(bare) !== null,
    isArticle: isArticle(text),
    isPrefix: PREFIXES.has(bare.toLowerCase()),
    /** Its keys where no word beside it is in capitals. */
    keys,
    /** The way over it there, where no hyphen makes a compound of it. */
    steps: [{ keys, length: 1 }],
  };
});

/** Reads a text in English; the last ones are remembered, for several places of a page ask about the same text. */
export const readEnglish = rememberTurns(readTokens);

/** So many words are gone on from before others get their turn. */
const PART = 5000;

function* readTokens(text: string): Turns<TokenText> {
  const words = readWords(text);
  yield;
  const known = words.map((word) => knownWord(word.text));
  yield;
  const isLoud = (at: number): boolean =>
    known[at - 1]?.isCapital === true || known[at + 1]?.isCapital === true;
  const keys = (from: number, to: number): Keys => {
    const first = known[from];
    if (first !== undefined && to === from + 1) return isLoud(from) ? keysOf(first.bare, true) : first.keys;
    const joined = known.slice(from, to).map(({ bare }) => bare);
    return keysOf(joined.join(""), isLoud(from));
  };
  const steps: (readonly Step[])[] = [];
  for (const [at, { joint }] of words.entries()) {
    const alone = joint === "hyphen" || isLoud(at) ? undefined : known[at]?.steps;
    steps.push(alone ?? stepsFrom(words, at, keys));
    if (at % PART === PART - 1) yield;
  }
  return {
    ...{ words, steps },
    isOptional: (at) => known[at]?.isArticle === true,
    begins: (at) => words[at - 1]?.joint !== "hyphen" || known[at - 1]?.isPrefix !== true,
  };
}

/** Reads a text in any other language: words are the same when their letters are, whatever their case. */
export function readExactly(text: string): TokenText {
  const words = readWords(text);
  return {
    words,
    steps: words.map((_word, at) =>
      stepsFrom(words, at, (from, to) => [
        words
          .slice(from, to)
          .map(({ text }) => exactKey(text))
          .join(""),
      ]),
    ),
    isOptional: () => false,
    begins: () => true,
  };
}

export const exactKey = (text: string): string => text.normalize("NFKC").toLowerCase();

function stepsFrom(
  words: readonly Word[],
  from: number,
  keys: (from: number, to: number) => Keys,
): readonly Step[] {
  const steps: Step[] = [{ keys: keys(from, from + 1), length: 1 }];
  let joined = words[from];
  for (let to = from + 1; joined?.joint === "hyphen" && to - from < LONGEST_COMPOUND; to += 1) {
    if (words[to] === undefined) break;
    steps.push({ keys: keys(from, to + 1), length: to + 1 - from });
    joined = words[to];
  }
  return steps;
}
