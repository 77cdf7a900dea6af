import { pinyin } from "pinyin-pro";
import type { Entry } from "@/lib/glossary/core/entry";
import { isSameLanguage } from "@/lib/glossary/core/language";

/** Enough of a long list of names; what is beyond is still found by its own characters. */
const MAX_KEYS = 2000;

/**
 * What a concept is found and sorted by. For each Chinese term: its pinyin without tones, run together, and its
 * initials ("renleimingyungongtongti", "rlmygtt"), so that no stroke and no input method is needed.
 */
export function searchKeysOf(entry: Entry): { readonly searchKeys: string; readonly sortKey: string } {
  const chinese = entry.terms
    .filter(({ language }) => isSameLanguage(language, "zh"))
    .map(({ text }) => text);
  const keys = chinese.flatMap((text) => {
    const syllables = syllablesOf(text);
    return [syllables.join(""), syllables.map((syllable) => syllable.slice(0, 1)).join("")];
  });
  const first = entry.terms[0]?.text ?? "";
  return {
    searchKeys: [...new Set(keys)].join(" ").slice(0, MAX_KEYS),
    sortKey: syllablesOf(first).join(" ").slice(0, 200),
  };
}

function syllablesOf(text: string): readonly string[] {
  return pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9ü]/gu, ""))
    .filter((syllable) => syllable !== "");
}
