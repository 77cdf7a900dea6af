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

const MAGIC = 0x445a4c31;
const HEADER = 5;
/** A strength is kept as a byte. */
const FULL = 255;

/**
 * Packs entries into bytes that `openLexicon` reads in some tens of milliseconds: five counts, then the starts of
 * translations, stems, strengths and frequencies as arrays, then all words, stems and readings as one text.
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
  const text = new TextEncoder().encode(
    [
      entries.map(({ word }) => word).join("\n"),
      [...stems.keys()].join("\n"),
      entries
        .flatMap(({ word, readings }) => (readings.length > 0 ? [`${word} ${readings.join(" ")}`] : []))
        .join("\n"),
    ].join("\0"),
  );
  return joinParts([
    Uint32Array.of(MAGIC, entries.length, places.length, stems.size, text.length),
    starts,
    Uint32Array.from(places),
    Uint16Array.from(counts),
    Uint8Array.from(strengths),
    text,
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
    if (word.length < 2) return;
    const pair = pairAt(word, 0);
    this.lengths[pair] = (this.lengths[pair] ?? 0) | (1 << Math.min(word.length, LAST_BIT));
    this.longest = Math.max(this.longest, word.length);
  }

  /** The next length from the two characters at a place on that the text has room for; 0 when there is none. */
  next(text: string, at: number, length: number): number {
    const room = text.length - at;
    if (length >= room) return 0;
    const lengths = this.lengths[pairAt(text, at)] ?? 0;
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
function pairAt(text: string, at: number): number {
  const mixed = Math.imul(text.charCodeAt(at), 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b);
  return mixed >>> (32 - PAIR_BITS);
}

/** @throws Error when the bytes are not those of `packLexicon` */
export function openLexicon(bytes: Uint8Array): Lexicon {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const [magic, words = 0, links = 0, stemCount = 0, length = 0] =
    buffer.byteLength < 4 * HEADER ? [] : new Uint32Array(buffer, 0, HEADER);
  if (magic !== MAGIC) throw new Error("This is no lexicon of ours.");
  let at = 4 * HEADER;
  const take = (size: number): number => {
    at += size;
    return at - size;
  };
  const starts = new Uint32Array(buffer, take(4 * (words + 1)), words + 1);
  const places = new Uint32Array(buffer, take(4 * links), links);
  const frequencies = new Uint16Array(buffer, take(2 * stemCount), stemCount);
  const strengths = new Uint8Array(buffer, take(links), links);
  const text = new TextDecoder().decode(new Uint8Array(buffer, take(length), length));
  const [wordText = "", stemText = "", readingText = ""] = text.split("\0");
  const index = new Map<string, number>();
  const lengths = new WordLengths();
  if (words > 0)
    wordText.split("\n").forEach((word, place) => {
      index.set(word, place);
      lengths.add(word);
    });
  const readings = new Map(
    readingText.split("\n").map((line): [string, readonly string[]] => {
      const [character = "", ...read] = line.split(" ");
      return [character, read];
    }),
  );
  return {
    stems: stemText.split("\n"),
    frequencies,
    find: (word) => index.get(word) ?? -1,
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
