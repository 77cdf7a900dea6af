import { pinyin } from "pinyin-pro";
import { simplifyHan } from "@/lib/text/core/simplify-han";

/** What a Chinese term is found by. */
export type Syllables = {
  /** Lower case, no tones, ü as v: ["chong", "qing"]. Letters and digits of other writing are one syllable each run. */
  readonly syllables: readonly string[];
  /** Syllables without a break, for a column that is searched: "chongqing". */
  readonly full: string;
  /** First letters: "cq". */
  readonly initials: string;
};

/** How a Chinese term is read, and what it is found by. */
export type Pinyin = Syllables & {
  /** With tone marks, syllables apart: "chóng qìng". What is not Chinese stays as it is. */
  readonly reading: string;
};

/** Reads a term as the phrase it is (银行行长: yín háng háng zhǎng), by dictionary tones, not as they change in speech. */
export function readPinyin(term: string): Pinyin {
  const reading = pinyin(simplify(term), { nonZh: "consecutive", toneSandhi: false }).trim();
  return { reading, ...readSyllables(term) };
}

const simplify = (term: string): string => Array.from(term.normalize("NFKC"), simplifyHan).join("");

/** The same without tones, for who does not show it. */
export function readSyllables(term: string): Syllables {
  const syllables = pinyin(simplify(term), { toneType: "none", type: "array", nonZh: "consecutive", v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""))
    .filter((syllable) => syllable !== "");
  return {
    syllables,
    full: syllables.join(""),
    initials: syllables.map((syllable) => Array.from(syllable)[0] ?? "").join(""),
  };
}

/**
 * Whether what somebody types finds a term: from any of its syllables on, each syllable in full or by its beginning
 * ("renlei", "rlmy", "mingyun", "rlmingyun"). Tones, spaces, apostrophes and case do not count; ü is also v or u.
 */
export function matchesPinyin(query: string, { syllables }: Pick<Pinyin, "syllables">): boolean {
  const typed = foldQuery(query);
  if (typed === "") return false;
  const spelled = [typed, typed.replaceAll("v", "u")];
  const read = [syllables, syllables.map((syllable) => syllable.replaceAll("v", "u"))];
  return spelled.some((letters) =>
    read.some((heard) => heard.some((_first, at) => goesOn(letters, heard, at))),
  );
}

function foldQuery(query: string): string {
  return query
    .toLowerCase()
    .replaceAll("ü", "v")
    .normalize("NFD")
    .replace(/u\u0308/g, "v")
    .replace(/u([\u0300\u0301\u0304\u030c])\u0308/g, "v")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether the letters are beginnings of the syllables from `at` on, one after the other. */
function goesOn(letters: string, syllables: readonly string[], at: number): boolean {
  if (letters === "") return true;
  const syllable = syllables[at];
  if (syllable === undefined) return false;
  for (let length = commonLength(letters, syllable); length > 0; length -= 1)
    if (goesOn(letters.slice(length), syllables, at + 1)) return true;
  return false;
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
