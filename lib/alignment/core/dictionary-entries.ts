import { simplifyHan } from "@/lib/text/core/simplify-han";
import type { LexiconEntry } from "./lexicon";
import { isFunctionWord, stemWord } from "./stem";

/** An entry as CC-CEDICT has it. */
export type DictionaryEntry = {
  readonly simplified: string;
  /** Syllables with the numbers of their tones: "fa1 zhan3". */
  readonly pinyin: string;
  readonly english: readonly string[];
};

/** What says something about a gloss and is no translation: brackets, references to other entries, measure words. */
const ASIDE = /\([^()]*\)|\[[^\]]*\]|CL:.*|\S*\|\S*|\p{Script=Han}+/gu;
/** Glosses that name another entry or explain a use. */
const REFERENCE =
  /^(?:(?:old |archaic |erhua |Japanese )?variant of|abbr\. for|see(?: also)?|used in|classifier for|surname|also written|equivalent of|erroneous variant)\b/i;
/** A longer gloss is an explanation. */
const MOST_WORDS = 12;
const WORD = /[\p{L}\p{M}]+/gu;

/** Entries of one simplified word made one, their glosses as stems. Words without any gloss are kept: they are found. */
export function toLexiconEntries(entries: Iterable<DictionaryEntry>): LexiconEntry[] {
  const merged = new Map<string, { stems: Map<string, number>; readings: Set<string> }>();
  for (const { simplified, pinyin, english } of entries) {
    const word = foldWord(simplified);
    const known = merged.get(word) ?? { stems: new Map<string, number>(), readings: new Set<string>() };
    merged.set(word, known);
    if (word.length === 1 && /\p{Script=Han}/u.test(word)) known.readings.add(foldReading(pinyin));
    for (const sense of english) addSense(known.stems, sense);
  }
  return Array.from(merged, ([word, { stems, readings }]) => ({
    word,
    translations: stems,
    readings: [...readings].filter((one) => /^[a-z]+$/.test(one)),
  }));
}

/** A Chinese word as the lexicon has it: simplified, full width folded, lower case. */
export function foldWord(word: string): string {
  let folded = "";
  for (const character of word.normalize("NFKC").toLowerCase()) folded += simplifyHan(character);
  return folded;
}

const foldReading = (pinyin: string): string =>
  pinyin
    .toLowerCase()
    .replaceAll("u:", "v")
    .replaceAll("ü", "v")
    .replace(/[\d\s]/g, "");

function addSense(stems: Map<string, number>, sense: string): void {
  for (const gloss of sense.split(/[;,]/)) {
    const plain = gloss.replace(ASIDE, " ").trim();
    if (plain === "" || REFERENCE.test(plain)) continue;
    const words = [...new Set((plain.match(WORD) ?? []).map((word) => word.toLowerCase()))].filter(
      (word) => !isFunctionWord(word),
    );
    if (words.length === 0 || words.length > MOST_WORDS) continue;
    const strength = 1 / Math.sqrt(words.length);
    for (const stem of words.map(stemWord)) stems.set(stem, Math.max(stems.get(stem) ?? 0, strength));
  }
}
