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
  "uy",
);
const INVISIBLES = new RegExp(`[${INVISIBLE}]`, "gu");
const APOSTROPHES = new RegExp(APOSTROPHE, "gu");

/** Most words are as they should be. */
const PLAIN = /^[A-Za-z]+$/;
const toPlain = (word: string): string =>
  word.replace(INVISIBLES, "").normalize("NFKC").replace(APOSTROPHES, "'");

/** The words of a text in order, each with where it stands and how it is joined to the next. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let last: { text: string; start: number; end: number; joint: Joint } | null = null;
  for (let at = 0; at < text.length; ) {
    const plainEnd = kindOf(text, at) === LETTER_UNIT ? endOfPlain(text, at) : -1;
    const end = plainEnd > 0 ? plainEnd : endOfWord(text, at);
    if (end < 0) {
      at -= end;
      continue;
    }
    const written = text.slice(at, end);
    if (last !== null) last.joint = jointOf(last.text, text, last.end, at, written);
    const isPlain = plainEnd > 0 || PLAIN.test(written);
    last = { text: isPlain ? written : toPlain(written), start: at, end, joint: "loose" };
    words.push(last);
    at = end;
  }
  return words;
}

/**
 * The end of the word that begins at `at`; where none does, how far to go on, below zero. Most words are ASCII letters
 * between blanks and points, and need no expression to be found (`endOfPlain`).
 */
function endOfWord(text: string, at: number): number {
  if (kindOf(text, at) === NOTHING) return -1;
  WORD.lastIndex = at;
  if (WORD.test(text)) return WORD.lastIndex;
  return (text.codePointAt(at) ?? 0) > 0xffff ? -2 : -1;
}

const [NOTHING, LETTER_UNIT, OTHER] = [0, 1, 2];
const ASCII = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (PLAIN.test(character)) return LETTER_UNIT;
  return /[0-9%$&+#@`]/.test(character) ? OTHER : NOTHING;
});

function kindOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? (ASCII[unit] ?? OTHER) : OTHER;
}

/** What may go on with a word of ASCII letters, or makes something else of it: US$, people's, U.S. */
const GOES_ON = /[0-9$'`]/;

/** The end of ASCII letters that are a whole word; -1 where that is not sure. */
function endOfPlain(text: string, start: number): number {
  let end = start + 1;
  while (kindOf(text, end) === LETTER_UNIT) end += 1;
  const next = text.charAt(end);
  const isWhole =
    next === "" || (next < "\u0080" && !GOES_ON.test(next) && (next !== "." || end - start > 1));
  return isWhole ? end : -1;
}

const BLANK = 0x20;
const HYPHEN = /^[-\u00ad‐‑‒–−﹣－⁃](?:\s*\n\s*)?$/;
const PARAGRAPH_END = /\n\s*\n/;
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*\s/;
/** Titles and initials end with a point that ends no sentence: St., No., Mr. */
const MAX_TITLE = 3;

/** How a word that ends at `end` is joined to the one that begins at `start` and is written `next`. */
function jointOf(word: string, text: string, end: number, start: number, next: string): Joint {
  if (start === end + 1 && text.charCodeAt(end) === BLANK) return isPerCent(word, next) ? "hyphen" : "loose";
  const gap = text.slice(end, start);
  if (HYPHEN.test(gap.replace(/[\u200b-\u200f\u2060-\u2064\ufeff]/g, ""))) return "hyphen";
  if (isPerCent(word, next)) return "hyphen";
  if (PARAGRAPH_END.test(gap)) return "sentence";
  const isEnd = SENTENCE_END.test(gap) && word.length > MAX_TITLE && /^[\p{Lu}\p{N}]/u.test(next);
  return isEnd ? "sentence" : "loose";
}

const isPerCent = (word: string, next: string): boolean =>
  word.length === 3 && word.toLowerCase() === "per" && next.toLowerCase() === "cent";
