import { findWord, indexWords } from "./word-index";

/** What a Chinese word may be in English. */
export type Translation = {
  /** The place of the English stem in `Lexicon.stems`. */
  readonly stem: number;
  /** How much the stem speaks for the word: 1 when it is all of a gloss, less as one of many. */
  readonly strength: number;
};

/** A Chinese-English dictionary, ready to be asked. It holds some megabytes: who opens it lets go of it. */
export type Lexicon = {
  /** English stems, as `stemWord` makes them. */
  readonly stems: readonly string[];
  /** How many entries have each stem among their glosses. */
  readonly frequencies: Uint16Array;
  /** The place of an English stem; -1 when none of the glosses has it. */
  findStem(stem: string): number;
  /** The word's place for `translationsOf`; -1 when it is unknown. Words are simplified and in lower case. */
  find(word: string): number;
  /** The English of the word at a place, the strongest first. */
  translationsOf(place: number): readonly Translation[];
  /**
   * The next length after one that a word at a place of a text may have, by the two characters there; 0 when there is
   * none. No length of a word is passed over.
   */
  nextLength(text: string, at: number, length: number): number;
  /** How a single character is read: lower case, without tones, ü as v. */
  readingsOf(character: string): readonly string[];
};

/** What a lexicon is packed from: one word with its English stems and, for single characters, its readings. */
export type LexiconEntry = {
  readonly word: string;
  readonly translations: ReadonlyMap<string, number>;
  readonly readings: readonly string[];
};

const MAGIC = 0x445a4c32;
const HEADER = 8;
/** A strength is kept as a byte. */
const FULL = 255;

/**
 * Packs entries into bytes that `openLexicon` reads in some milliseconds: eight counts; where translations and words
 * begin, the translations' stems, hash tables of words and stems, how frequent stems are, the words' code units and
 * strengths as arrays; then all stems and readings as one text.
 */
export function packLexicon(entries: readonly LexiconEntry[]): Uint8Array {
  const stems = new Map<string, number>();
  const counts: number[] = [];
  const starts = new Uint32Array(entries.length + 1);
  const places: number[] = [];
  const strengths: number[] = [];
  entries.forEach(({ translations }, at) => {
    for (const [stem, strength] of [...translations].sort(([, one], [, other]) => other - one)) {
      const place = stems.get(stem) ?? stems.size;
      stems.set(stem, place);
      counts[place] = Math.min((counts[place] ?? 0) + 1, 0xffff);
      places.push(place);
      strengths.push(Math.max(1, Math.round(Math.min(strength, 1) * FULL)));
    }
    starts[at + 1] = places.length;
  });
  const words = entries.map(({ word }) => word);
  const wordStarts = new Uint32Array(entries.length + 1);
  words.forEach((word, at) => {
    wordStarts[at + 1] = (wordStarts[at] ?? 0) + word.length;
  });
  const units = Uint16Array.from(
    words.flatMap((word) => Array.from(word.split(""), (one) => one.charCodeAt(0))),
  );
  const [wordSlots, stemSlots] = [indexWords(words), indexWords([...stems.keys()])];
  const text = new TextEncoder().encode(
    [
      [...stems.keys()].join("\n"),
      entries
        .flatMap(({ word, readings }) => (readings.length > 0 ? [`${word} ${readings.join(" ")}`] : []))
        .join("\n"),
    ].join("\0"),
  );
  return joinParts([
    Uint32Array.of(MAGIC, entries.length, places.length, stems.size, units.length),
    Uint32Array.of(wordSlots.length, stemSlots.length, text.length),
    ...[starts, wordStarts, Uint32Array.from(places), wordSlots, stemSlots],
    ...[Uint16Array.from(counts), units],
    ...[Uint8Array.from(strengths), text],
  ]);
}

function joinParts(parts: readonly (Uint8Array | Uint16Array | Uint32Array)[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/**
 * How long words are that begin with two characters: most places of a text begin none. Pairs share places, so that it may
 * say more, never less.
 */
export class WordLengths {
  /** Bit n: a word of n characters; the last one: of so many or more. */
  private readonly lengths = new Int32Array(1 << PAIR_BITS);
  private longest = 0;

  add(word: string): void {
    this.addAs(word.charCodeAt(0), word.charCodeAt(1), word.length);
  }

  /** A word of that length which begins with these two code units. */
  addAs(first: number, second: number, length: number): void {
    if (length < 2) return;
    const pair = pairOf(first, second);
    this.lengths[pair] = (this.lengths[pair] ?? 0) | (1 << Math.min(length, LAST_BIT));
    this.longest = Math.max(this.longest, length);
  }

  /** The next length from the two characters at a place on that the text has room for; 0 when there is none. */
  next(text: string, at: number, length: number): number {
    const room = text.length - at;
    if (length >= room) return 0;
    const lengths = this.lengths[pairOf(text.charCodeAt(at), text.charCodeAt(at + 1))] ?? 0;
    const more = length < LAST_BIT ? lengths & (-2 << length) : 0;
    const next = more === 0 ? LAST_BIT : 31 - Math.clz32(more & -more);
    if (next < LAST_BIT) return next <= room ? next : 0;
    if (lengths >= 0) return 0;
    const long = Math.max(LAST_BIT, length + 1);
    return long <= Math.min(this.longest, room) ? long : 0;
  }
}

/** A million places for some sixty thousand pairs. */
const PAIR_BITS = 20;
const LAST_BIT = 31;

/** The place of two characters: their codes well mixed. */
function pairOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed >>> (32 - PAIR_BITS);
}

/** Whether bytes begin as those of `packLexicon` do, of this version. */
export const isLexicon = (bytes: Uint8Array): boolean =>
  bytes.byteLength >= 4 * HEADER && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === MAGIC;

/** @throws Error when the bytes are not those of `packLexicon` */
export function openLexicon(bytes: Uint8Array): Lexicon {
  if (!isLexicon(bytes)) throw new Error("This is no lexicon of ours.");
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const counts = new Uint32Array(buffer, 0, HEADER);
  const [, words = 0, links = 0, stemCount = 0, unitCount = 0] = counts;
  const [wordSlotCount = 0, stemSlotCount = 0, length = 0] = counts.slice(5);
  let at = 4 * HEADER;
  const take = (size: number): number => {
    at += size;
    return at - size;
  };
  const numbers = (count: number): Uint32Array => new Uint32Array(buffer, take(4 * count), count);
  const [starts, wordStarts, places] = [numbers(words + 1), numbers(words + 1), numbers(links)];
  const [wordSlots, stemSlots] = [numbers(wordSlotCount), numbers(stemSlotCount)];
  const frequencies = new Uint16Array(buffer, take(2 * stemCount), stemCount);
  const units = new Uint16Array(buffer, take(2 * unitCount), unitCount);
  const strengths = new Uint8Array(buffer, take(links), links);
  const text = new TextDecoder().decode(new Uint8Array(buffer, take(length), length));
  const [stemText = "", readingText = ""] = text.split("\0");
  const stems = stemCount === 0 ? [] : stemText.split("\n");
  const lengths = new WordLengths();
  for (let place = 0; place < words; place += 1) {
    const start = wordStarts[place] ?? 0;
    lengths.addAs(units[start] ?? 0, units[start + 1] ?? 0, (wordStarts[place + 1] ?? 0) - start);
  }
  const isWord = (word: string, place: number): boolean => {
    const start = wordStarts[place] ?? 0;
    if ((wordStarts[place + 1] ?? 0) - start !== word.length) return false;
    for (let unit = 0; unit < word.length; unit += 1)
      if (units[start + unit] !== word.charCodeAt(unit)) return false;
    return true;
  };
  const readings = new Map(
    readingText.split("\n").map((line): [string, readonly string[]] => {
      const [character = "", ...read] = line.split(" ");
      return [character, read];
    }),
  );
  return {
    stems,
    frequencies,
    findStem: (stem) => findWord(stemSlots, stem, (place) => stems[place] === stem),
    find: (word) => findWord(wordSlots, word, (place) => isWord(word, place)),
    translationsOf: (place) => {
      const found: Translation[] = [];
      for (let link = starts[place] ?? 0; link < (starts[place + 1] ?? 0); link += 1)
        found.push({ stem: places[link] ?? 0, strength: (strengths[link] ?? 0) / FULL });
      return found;
    },
    nextLength: (text, at, length) => lengths.next(text, at, length),
    readingsOf: (character) => readings.get(character) ?? [],
  };
}
