import type { Lexicon } from "./lexicon";
import type { Weights } from "./model";
import { type ReadUnit, type Side, SideBuilder, type Token } from "./side";
import { readEnglishSigns } from "./signs";
import { isFunctionWord, stemWord } from "./stem";
import { signKey, Vocabulary } from "./vocabulary";

/** An English text as it is aligned, with what the Chinese is looked up in. */
export type ReadTarget = {
  readonly side: Side;
  readonly vocabulary: Vocabulary;
  /** Words with capitals that may be Chinese names in letters, alone or two joined ("wangyi"), with their stems. */
  readonly names: ReadonlyMap<string, readonly number[]>;
};

const WORD = /[\p{L}\p{M}]+|\d[\d.,]*/gu;
const LETTERS = /[\p{L}\p{N}]+/gu;
const LONGEST_NAME = 16;

/** Reads the English units. */
export function readTarget(units: readonly string[], lexicon: Lexicon, weights: Weights): ReadTarget {
  const reader = new TargetReader(lexicon);
  const builder = new SideBuilder(weights);
  for (const unit of units) builder.add(reader.read(unit));
  return { side: builder.finish(), vocabulary: reader.vocabulary, names: reader.names };
}

/** Letters and digits, each character counted once. */
function countLetters(text: string): number {
  let count = 0;
  for (const { 0: run } of text.matchAll(LETTERS)) {
    count += run.length;
    for (let at = 0; at < run.length; at += 1) if ((run.charCodeAt(at) & 0xfc00) === 0xdc00) count -= 1;
  }
  return count;
}

const totals = new WeakMap<Lexicon, number>();

/** How often any stem stands in a lexicon's entries. Made once for each: paragraphs and sentences are read with the same one. */
function totalOf(lexicon: Lexicon): number {
  const known = totals.get(lexicon);
  if (known !== undefined) return known;
  const total = lexicon.frequencies.reduce((sum, one) => sum + one, 1);
  totals.set(lexicon, total);
  return total;
}

/** A word of the target is itself. */
const IN_FULL = [1];

class TargetReader {
  readonly vocabulary = new Vocabulary();
  readonly names = new Map<string, readonly number[]>();
  private readonly total: number;

  constructor(private readonly lexicon: Lexicon) {
    this.total = totalOf(lexicon);
  }

  read(text: string): ReadUnit {
    const signs = readEnglishSigns(text).map(({ keys, trust }): Token => {
      const ids = keys.map(([key]) => this.vocabulary.intern(signKey(key)));
      const strengths = keys.map(([, strength]) => strength);
      return { key: signKey(keys[0]?.[0] ?? ""), ids, strengths, trust, isSign: true, common: 0 };
    });
    return { size: countLetters(text), tokens: [...this.readWords(text), ...signs] };
  }

  private readWords(text: string): Token[] {
    const seen = new Set<string>();
    const tokens: Token[] = [];
    let before: { readonly end: number; readonly letters: string; readonly id: number } | null = null;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const letters = word.toLowerCase();
      if (isFunctionWord(letters) || (/^\d/.test(word) && !/^\d{3,}$/.test(word))) continue;
      const stem = stemWord(letters);
      const id = this.vocabulary.intern(stem);
      if (/^\p{Lu}/u.test(word)) {
        this.addName(letters, [id]);
        const isNext: boolean = before !== null && index === before.end + 1;
        if (isNext && before !== null) this.addName(before.letters + letters, [before.id, id]);
        before = { end: index + word.length, letters, id };
      } else before = null;
      if (seen.has(stem)) continue;
      seen.add(stem);
      tokens.push({
        key: stem,
        ...{ ids: [id], strengths: IN_FULL },
        trust: 0,
        isSign: false,
        common: this.commonOf(stem),
      });
    }
    return tokens;
  }

  private addName(letters: string, ids: readonly number[]): void {
    if (letters.length > LONGEST_NAME || letters.length < 4 || this.names.has(letters)) return;
    if (ids.length === 1 && this.frequencyOf(stemWord(letters)) > 2) return;
    this.names.set(letters, ids);
  }

  private frequencyOf(stem: string): number {
    const place = this.lexicon.findStem(stem);
    return place < 0 ? 0 : (this.lexicon.frequencies[place] ?? 0);
  }

  private commonOf(stem: string): number {
    return (this.frequencyOf(stem) + 1) / this.total;
  }
}
