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

/** What a word may be among the target's ids, with how much each speaks for it. */
type Meant = { readonly ids: readonly number[]; readonly strengths: readonly number[] };
const NOTHING: Meant = { ids: [], strengths: [] };
const one = (id: number): Meant => (id < 0 ? NOTHING : { ids: [id], strengths: [1] });

class SourceReader {
  /** Of each stem of the lexicon that was asked for its id among the target's; -1 where it does not stand there. */
  private readonly idOfStem = new Map<number, number>();
  private readonly known = new Map<string, Meant>();
  /** Of each id how much a word speaks for it, while that is read; 0 for all others. */
  private readonly strengths: Float64Array;
  /** How each character may begin a name of the English. */
  private readonly begins = new Map<string, readonly string[]>();
  /** How names of the English begin. */
  private readonly beginnings: ReadonlySet<string>;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly target: ReadTarget,
    private readonly weights: Weights,
  ) {
    this.strengths = new Float64Array(target.vocabulary.size);
    this.beginnings = new Set(
      [...target.names.keys()].flatMap((name) => Array.from(name, (_, at) => name.slice(0, at + 1))),
    );
  }

  read(text: string): ReadUnit {
    const folded = foldWord(text);
    const signs = readChineseSigns(text).map(({ keys, trust }): Token => {
      const [ids, strengths]: [number[], number[]] = [[], []];
      for (const [key, strength] of keys) {
        const id = this.target.vocabulary.find(signKey(key));
        if (id < 0) continue;
        ids.push(id);
        strengths.push(strength);
      }
      return { key: signKey(keys[0]?.[0] ?? ""), ids, strengths, trust, isSign: true, common: 0 };
    });
    return { size: sizeOf(folded), tokens: [...this.readWords(folded), ...signs] };
  }

  private readWords(text: string): Token[] {
    const tokens: Token[] = [];
    for (let at = 0; at < text.length; ) {
      const name = this.nameAt(text, at);
      if (name !== null) {
        const meant = { ids: name.ids, strengths: name.ids.map(() => 1) };
        tokens.push(toToken(text.slice(at, at + name.length), meant));
        at += name.length;
        continue;
      }
      const latin = latinAt(text, at);
      if (latin !== "") {
        tokens.push(toToken(latin, one(this.target.vocabulary.find(stemWord(latin)))));
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
  private idsOf(text: string, start: number, length: number): Meant {
    const ids: number[] = [];
    for (let at = start; at < start + length; at += 1) {
      let size = EMPTY.has(text.charAt(at)) ? this.lexicon.nextLength(text, at, 1) : 1;
      for (; size > 0; size = this.lexicon.nextLength(text, at, size)) {
        const isOwn = at === start && size === length;
        const weight = size > 1 ? (isOwn ? 1 : this.weights.inner) : isOwn ? ALONE : this.weights.character;
        this.addMeant(this.translate(text.slice(at, at + size)), weight, ids);
      }
    }
    const strengths = ids.map((id) => this.strengths[id] ?? 0);
    for (const id of ids) this.strengths[id] = 0;
    return { ids, strengths };
  }

  private addMeant({ ids, strengths }: Meant, weight: number, into: number[]): void {
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      const strength = (strengths[at] ?? 0) * weight;
      if (strength < FAINT) continue;
      const before = this.strengths[id] ?? 0;
      if (before === 0) into.push(id);
      if (strength > before) this.strengths[id] = strength;
    }
  }

  private translate(word: string): Meant {
    const before = this.known.get(word);
    if (before !== undefined) return before;
    const place = this.lexicon.find(word);
    const found = place < 0 ? NOTHING : this.meantAt(place);
    this.known.set(word, found);
    return found;
  }

  private meantAt(place: number): Meant {
    const [ids, strengths]: [number[], number[]] = [[], []];
    for (const { stem, strength } of this.lexicon.translationsOf(place)) {
      const id = this.idOf(stem);
      if (id < 0) continue;
      ids.push(id);
      strengths.push(strength);
    }
    return ids.length === 0 ? NOTHING : { ids, strengths };
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

  /** How a character is read, as far as a name of the English begins so. */
  private beginsWith(character: string): readonly string[] {
    const before = this.begins.get(character);
    if (before !== undefined) return before;
    const readings = this.lexicon.readingsOf(character);
    const spelled = readings.flatMap((one) => this.begun(one)).slice(0, MOST_READINGS);
    this.begins.set(character, spelled);
    return spelled;
  }

  /** A stretch of at least two characters that reads like a word of the English with a capital. */
  private nameAt(
    text: string,
    at: number,
  ): { readonly length: number; readonly ids: readonly number[] } | null {
    let spelled = this.beginsWith(text.charAt(at));
    if (spelled.length === 0) return null;
    let best: { readonly length: number; readonly ids: readonly number[] } | null = null;
    for (let length = 2; length <= LONGEST_NAME; length += 1) {
      const readings = this.lexicon.readingsOf(text.charAt(at + length - 1));
      if (readings.length === 0) break;
      spelled = spelled
        .flatMap((start) => readings.flatMap((one) => this.begun(start + one)))
        .slice(0, MOST_READINGS);
      if (spelled.length === 0) break;
      for (const letters of spelled) {
        const ids = this.target.names.get(letters);
        if (ids !== undefined) best = { length, ids };
      }
    }
    return best;
  }
}

function toToken(word: string, { ids, strengths }: Meant): Token {
  const common = word.length > 1 ? COMMON_WORD : COMMON_CHARACTER;
  return { key: word, ids, strengths, trust: 0, isSign: false, common };
}

function latinAt(text: string, at: number): string {
  LATIN.lastIndex = at;
  return LATIN.exec(text)?.[0] ?? "";
}

/** Runs of most Chinese characters, else one, a word in letters, a number. */
const MEASURED = /[\u4e00-\u9fff]+|\p{Script=Han}|\p{Script=Latin}+|\d[\d.,]*/gu;

/** Characters; a number or a word in letters counts as one and a half. */
function sizeOf(text: string): number {
  let size = 0;
  for (const { 0: found } of text.matchAll(MEASURED)) {
    const first = found.charCodeAt(0);
    size += first >= 0x4e00 && first <= 0x9fff ? found.length : HAN.test(found) ? 1 : 1.5;
  }
  return size;
}
