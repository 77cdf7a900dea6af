/** Nothing is kept in a slot. */
const FREE = 0;

/**
 * Slots of a hash table over words, by their places from 0: a slot holds a place and one more. Twice as many slots as
 * words, so that few are looked at.
 */
export function indexWords(words: readonly string[]): Uint32Array {
  let size = 2;
  while (size < 2 * words.length) size *= 2;
  const slots = new Uint32Array(size);
  words.forEach((word, place) => {
    let slot = hashOf(word) & (size - 1);
    while (slots[slot] !== FREE) slot = (slot + 1) & (size - 1);
    slots[slot] = place + 1;
  });
  return slots;
}

/**
 * The place of a word among those that were indexed; -1 when it is none of them.
 *
 * @param isAt whether the word at a place is this one
 */
export function findWord(slots: Uint32Array, word: string, isAt: (place: number) => boolean): number {
  const last = slots.length - 1;
  for (let slot = hashOf(word) & last; ; slot = (slot + 1) & last) {
    const kept = slots[slot] ?? FREE;
    if (kept === FREE) return -1;
    if (isAt(kept - 1)) return kept - 1;
  }
}

/** FNV-1a over code units, mixed once more: its low bits alone are near for words that differ in their last. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 8;
}
