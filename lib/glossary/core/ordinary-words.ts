/** The dictionary of Chinese words that the platform has for word breaks. */
const DICTIONARY = new Intl.Segmenter("zh", { granularity: "word" });

/**
 * What was asked before, by two characters: a table that forgets, so that it never grows. A text has the same pairs
 * again and again, and the dictionary takes microseconds.
 */
const SLOTS = 1 << 18;
const asked = new Int32Array(SLOTS);
const answers = new Uint8Array(SLOTS);

/** Whether two characters of the basic plane are one word to the dictionary: 使命, not 大使 and 命 of 大使命. */
export function isOrdinaryWord(first: number, second: number): boolean {
  if (!isHan(first) || !isHan(second)) return false;
  const key = (first << 16) | second;
  const slot = (Math.imul(key, 0x9e3779b1) >>> 14) & (SLOTS - 1);
  if (asked[slot] !== key) {
    const pair = String.fromCharCode(first, second);
    answers[slot] = DICTIONARY.segment(pair).containing(0)?.segment === pair ? 1 : 0;
    asked[slot] = key;
  }
  return answers[slot] === 1;
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** Whether the dictionary would part a text at an offset. */
export function partsAt(text: string, offset: number): boolean {
  return DICTIONARY.segment(text).containing(offset)?.index === offset;
}
