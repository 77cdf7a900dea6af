/** How long a text is, in the measures that translators are paid and planned by. */
export type TextCounts = {
  /** Chinese characters with Chinese punctuation. */
  readonly characters: number;
  /** Chinese characters alone. */
  readonly hanCharacters: number;
  /** Words of alphabetic writing, numbers, and every Chinese character as one. */
  readonly words: number;
};

const HAN = /\p{Script=Han}/gu;
/** CJK symbols and punctuation, full-width forms, and the quotes, dashes and ellipses that Chinese shares. */
const CHINESE_PUNCTUATION =
  /[\u3001-\u3003\u3008-\u301f\u3030\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’—…·]/gu;

/**
 * A word begins with a letter or digit and goes on over inner apostrophes, hyphens, points and commas between
 * letters or digits: "well-being", "China's", "2,200.5", "U.S", "3.5%" are one each. A dash between spaces is none.
 */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-‐‑./,:_@&][\p{L}\p{M}\p{N}]+)*/gu;
const HAN_ONE = /\p{Script=Han}/u;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Words as an English reader counts them; a Chinese character counts as one. */
export function countWords(text: string): number {
  if (!HAN_ONE.test(text)) return count(text, WORD);
  return count(text, HAN) + count(text.replace(HAN, " "), WORD);
}

/** All measures of one text. */
export function countText(text: string): TextCounts {
  const hanCharacters = count(text, HAN);
  return {
    characters: hanCharacters + count(text, CHINESE_PUNCTUATION),
    hanCharacters,
    words: countWords(text),
  };
}
