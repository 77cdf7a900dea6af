/** One word, number or symbol of a text in alphabetic writing. */
export type Word = {
  /** Compatibility forms and apostrophes made one, soft hyphens and zero-width characters left out; case is kept. */
  readonly text: string;
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
  /** What stands between this word and the next. */
  readonly joint: Joint;
};

/** `hyphen`: one compound (win-win), also when a line ends at it; `sentence`: a sentence or paragraph ends here. */
export type Joint = "hyphen" | "sentence" | "loose";

const INVISIBLE = "\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff";
const HAN = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const LETTER = `(?![${HAN}])[\\p{L}\\p{M}\\p{N}]`;
const APOSTROPHE = "['’‘ʼ＇`´]";

/**
 * In this order: dollars of a country (US$ is no mention of the US); initials with points (U.S., e.g.); numbers with
 * groups and fractions, and the letters at their end (2,200.5, 5G); words with apostrophes inside (people's); symbols that mean something; single Chinese characters.
 */
const WORD = new RegExp(
  [
    "(?<![\\p{L}\\p{N}])(?:US|HK|NT|AU|CA|NZ|SG|A|C|S)\\$",
    `(?<![\\p{L}\\p{N}])\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{N}])\\.?(?:${APOSTROPHE}[sS](?![\\p{L}\\p{N}]))?`,
    `\\p{Nd}+(?:[.,]\\p{Nd}+)*(?:[${INVISIBLE}]*${LETTER})*`,
    `${LETTER}(?:[${INVISIBLE}]*(?:${APOSTROPHE}(?=\\p{L}))?${LETTER})*`,
    "[%‰$€£¥&+#@§°]",
    `[${HAN}]`,
  ].join("|"),
  "gu",
);
const INVISIBLES = new RegExp(`[${INVISIBLE}]`, "gu");
const APOSTROPHES = new RegExp(APOSTROPHE, "gu");

/** Most words are as they should be. */
const PLAIN = /^[A-Za-z]+$/;
const toPlain = (word: string): string =>
  word.replace(INVISIBLES, "").normalize("NFKC").replace(APOSTROPHES, "'");

/** The words of a text in order, each with where it stands and how it is joined to the next. */
export function readWords(text: string): Word[] {
  const found = [...text.matchAll(WORD)];
  return found.map((match, index) => {
    const end = match.index + match[0].length;
    const word = PLAIN.test(match[0]) ? match[0] : toPlain(match[0]);
    const next = found[index + 1];
    const joint = next === undefined ? "loose" : jointOf(word, text.slice(end, next.index), next[0]);
    return { text: word, start: match.index, end, joint };
  });
}

const HYPHEN = /^[-\u00ad‐‑‒–−﹣－⁃](?:\s*\n\s*)?$/;
const PARAGRAPH_END = /\n\s*\n/;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*\s/;
/** Titles and initials end with a point that ends no sentence: St., No., Mr. */
const MAX_TITLE = 3;

function jointOf(word: string, gap: string, next: string): Joint {
  if (gap === " ") return isPerCent(word, next) ? "hyphen" : "loose";
  if (HYPHEN.test(gap.replace(/[\u200b-\u200f\u2060-\u2064\ufeff]/g, ""))) return "hyphen";
  if (isPerCent(word, next)) return "hyphen";
  if (PARAGRAPH_END.test(gap)) return "sentence";
  const isEnd = SENTENCE_END.test(gap) && word.length > MAX_TITLE && /^[\p{Lu}\p{N}]/u.test(next);
  return isEnd ? "sentence" : "loose";
}

const isPerCent = (word: string, next: string): boolean =>
  word.length === 3 && word.toLowerCase() === "per" && next.toLowerCase() === "cent";
