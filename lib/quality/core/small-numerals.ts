import { sizeOf } from "./amount-value";
import { type ChineseNumeral, readChineseNumeral } from "./chinese-number";
import { foldChinese } from "./chinese-number-fold";

const UNITS = [
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
  "seventeen eighteen nineteen",
]
  .join(" ")
  .split(" ");
const ORDINALS = [
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth",
  "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
]
  .join(" ")
  .split(" ");
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const WORDS = readWords();

/** A Chinese number below a hundred, in digits of either width or in characters ("二十四"); null when it is none. */
export function readSmallChinese(text: string): number | null {
  return readWhole(text, ["digits", "words"], (number) => number < 100);
}

/** A year of four digits, in digits of either width or in characters ("二〇二〇"); null when it is none. */
export function readChineseYear(text: string): number | null {
  return readWhole(text, ["digits", "sequence"], (number) => number >= 1000 && number <= 9999);
}

/** The whole number that a text is, written in one of these forms and leaving nothing open; null when it is none. */
function readWhole(
  text: string,
  forms: readonly ChineseNumeral["form"][],
  isWanted: (number: number) => boolean,
): number | null {
  if (/[.点]/.test(text)) return null;
  const folded = foldChinese(text);
  const numeral = readChineseNumeral(folded, 0);
  if (numeral === null || numeral.end !== folded.length || !forms.includes(numeral.form)) return null;
  if (numeral.other !== null || numeral.vague !== null) return null;
  const number = sizeOf(numeral.value);
  return isWanted(number) ? number : null;
}

/** An English number below a hundred, cardinal or ordinal, in words or digits ("24th", "twenty-first"); null when none. */
export function readSmallEnglish(text: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  return WORDS.get(text.toLowerCase().replace(/[\s-]+/, "-")) ?? null;
}

function readWords(): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const list of [UNITS, ORDINALS]) for (const [number, word] of list.entries()) words.set(word, number);
  for (const [ten, word] of TENS.entries()) {
    if (word === "") continue;
    words.set(word, ten * 10).set(`${word.slice(0, -1)}ieth`, ten * 10);
    for (const list of [UNITS, ORDINALS])
      for (let one = 1; one < 10; one += 1) words.set(`${word}-${list[one] ?? ""}`, ten * 10 + one);
  }
  return words;
}
