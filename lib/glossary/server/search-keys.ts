import type { Entry } from "@/lib/glossary/core/entry";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import { readSyllables } from "@/lib/glossary/core/pinyin";
import { isSameLanguage } from "@/lib/text/core/language";

/** Enough of a long list of names; what is beyond is still found by its own characters. */
const MAX_KEYS = 2000;

/**
 * What a concept is found and sorted by. For each Chinese term: its pinyin without tones, run together, and its
 * initials ("renleimingyungongtongti", "rlmygtt"), so that no stroke and no input method is needed.
 */
export function searchKeysOf(
  entry: Entry,
  sourceLanguage: string,
): { readonly searchKeys: string; readonly sortKey: string } {
  const chinese = entry.terms.filter(({ language }) => isSameLanguage(language, "zh"));
  const read = new Map(chinese.map(({ text }) => [text, readSyllables(text)]));
  const keys = [...read.values()].flatMap(({ full, initials }) => [full, initials]);
  const first = namingTerm(entry.terms, sourceLanguage)?.text ?? "";
  return {
    searchKeys: [...new Set(keys)].join(" ").slice(0, MAX_KEYS),
    sortKey: sortKeyOf(first),
  };
}

/** The pinyin, syllable by syllable, of what a concept is called. */
export function sortKeyOf(name: string): string {
  return readSyllables(name).syllables.join(" ").slice(0, 200);
}
