import { foldWord } from "./dictionary-entries";
import { longestWordAt } from "./learn-terms";
import type { Lexicon } from "./lexicon";
import type { Weights } from "./model";
import type { ReadTarget } from "./read-target";
import { type ReadUnit, type Side, SideBuilder, type Token } from "./side";
import { readChineseSigns } from "./signs";
import { stemWord } from "./stem";
import { signKey } from "./vocabulary";

/** Characters of grammar, which say nothing alone. */
const EMPTY = new Set(
  "的了在是和与及以为对把被这那也都就而且或之其所于从到由向将还又很更最着过地得个们有不等我你他她它们一上下中",
);
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}+|\d{3,}/uy;
/** A character that is a word says less than a longer one. */
const ALONE = 0.5;
/** What says less is left out. */
const FAINT = 0.04;
const LONGEST_NAME = 4;
const MOST_READINGS = 12;
/** A word's share among all words, as texts at large have it; a single character is more frequent. */
const COMMON_WORD = 0.0002;
const COMMON_CHARACTER = 0.001;

/** Reads the Chinese units, as far as they can meet the English that was read before. */
export function readSource(
  units: readonly string[],
  lexicon: Lexicon,
  target: ReadTarget,
  weights: Weights,
): Side {
  const reader = new SourceReader(lexicon, target, weights);
  const builder = new SideBuilder(weights);
  for (const unit of units) builder.add(reader.read(unit));
  return builder.finish();
}

type Ids = Map<number, number>;

class SourceReader {
  /** Of each stem of the lexicon that was asked for its id among the target's; -1 where it does not stand there. */
  private readonly idOfStem = new Map<number, number>();
  private readonly known = new Map<string, readonly (readonly [number, number])[]>();
  /** How names of the English begin. */
  private readonly beginnings: ReadonlySet<string>;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly target: ReadTarget,
    private readonly weights: Weights,
  ) {
    this.beginnings = new Set(
      [...target.names.keys()].flatMap((name) => Array.from(name, (_, at) => name.slice(0, at + 1))),
    );
  }

  read(text: string): ReadUnit {
    const folded = foldWord(text);
    const signs = readChineseSigns(text).map(({ keys, trust }): Token => {
      const ids = keys.flatMap(([key, strength]) => {
        const id = this.target.vocabulary.find(signKey(key));
        return id < 0 ? [] : [[id, strength] as const];
      });
      return { key: signKey(keys[0]?.[0] ?? ""), ids, trust, isSign: true, common: 0 };
    });
    return { size: sizeOf(folded), tokens: [...this.readWords(folded), ...signs] };
  }

  private readWords(text: string): Token[] {
    const tokens: Token[] = [];
    for (let at = 0; at < text.length; ) {
      const name = this.nameAt(text, at);
      if (name !== null) {
        tokens.push(
          toToken(
            text.slice(at, at + name.length),
            name.ids.map((id) => [id, 1]),
          ),
        );
        at += name.length;
        continue;
      }
      const latin = latinAt(text, at);
      if (latin !== "") {
        const id = this.target.vocabulary.find(stemWord(latin));
        tokens.push(toToken(latin, id < 0 ? [] : [[id, 1]]));
        at += latin.length;
        continue;
      }
      const length = HAN.test(text.charAt(at)) ? longestWordAt(text, at, this.lexicon) : 1;
      const word = text.slice(at, at + length);
      if (HAN.test(word) && !EMPTY.has(word)) tokens.push(toToken(word, this.idsOf(text, at, length)));
      at += length;
    }
    return tokens;
  }

  /** The translations of a word, of words inside it and over its end, and of its characters. */
  private idsOf(text: string, start: number, length: number): (readonly [number, number])[] {
    const ids: Ids = new Map();
    for (let at = start; at < start + length; at += 1) {
      const most = Math.min(this.lexicon.longestFrom(text, at), text.length - at);
      for (let size = 1; size <= most; size += 1) {
        const isOwn = at === start && size === length;
        const weight = size > 1 ? (isOwn ? 1 : this.weights.inner) : isOwn ? ALONE : this.weights.character;
        if (size === 1 && EMPTY.has(text.charAt(at))) continue;
        for (const [id, strength] of this.translate(text.slice(at, at + size)))
          if (strength * weight >= FAINT) ids.set(id, Math.max(ids.get(id) ?? 0, strength * weight));
      }
    }
    return [...ids];
  }

  private translate(word: string): readonly (readonly [number, number])[] {
    const before = this.known.get(word);
    if (before !== undefined) return before;
    const place = this.lexicon.find(word);
    const found =
      place < 0
        ? []
        : this.lexicon.translationsOf(place).flatMap(({ stem, strength }) => {
            const id = this.idOf(stem);
            return id < 0 ? [] : [[id, strength] as const];
          });
    this.known.set(word, found);
    return found;
  }

  /** These letters as a name of the English begins with them: ü stands there as v or as u. */
  private begun(letters: string): readonly string[] {
    const plain = letters.replaceAll("v", "u");
    return [letters, ...(plain === letters ? [] : [plain])].filter((each) => this.beginnings.has(each));
  }

  private idOf(stem: number): number {
    const before = this.idOfStem.get(stem);
    if (before !== undefined) return before;
    const id = this.target.vocabulary.find(this.lexicon.stems[stem] ?? "");
    this.idOfStem.set(stem, id);
    return id;
  }

  /** A stretch of at least two characters that reads like a word of the English with a capital. */
  private nameAt(
    text: string,
    at: number,
  ): { readonly length: number; readonly ids: readonly number[] } | null {
    let spelled = [""];
    let best: { readonly length: number; readonly ids: readonly number[] } | null = null;
    for (let length = 1; length <= LONGEST_NAME; length += 1) {
      const readings = this.lexicon.readingsOf(text.charAt(at + length - 1));
      if (readings.length === 0) break;
      spelled = spelled
        .flatMap((start) => readings.flatMap((one) => this.begun(start + one)))
        .slice(0, MOST_READINGS);
      if (spelled.length === 0) break;
      if (length === 1) continue;
      for (const letters of spelled) {
        const ids = this.target.names.get(letters);
        if (ids !== undefined) best = { length, ids };
      }
    }
    return best;
  }
}

function toToken(word: string, ids: readonly (readonly [number, number])[]): Token {
  const common = word.length > 1 ? COMMON_WORD : COMMON_CHARACTER;
  return { key: word, ids, trust: 0, isSign: false, common };
}

function latinAt(text: string, at: number): string {
  LATIN.lastIndex = at;
  return LATIN.exec(text)?.[0] ?? "";
}

/** Characters; a number or a word in letters counts as one and a half. */
function sizeOf(text: string): number {
  let size = 0;
  for (const { 0: found } of text.matchAll(/\p{Script=Han}|\p{Script=Latin}+|\d[\d.,]*/gu))
    size += HAN.test(found) ? 1 : 1.5;
  return size;
}
