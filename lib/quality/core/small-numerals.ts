const HAN_DIGITS = "〇一二三四五六七八九";
const HAN_ZEROS = /[零○ＯO]/g;

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
  const plain = text.normalize("NFKC").replace("两", "二");
  if (/^\d{1,2}$/.test(plain)) return Number(plain);
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain);
  if (found === null || plain === "") return null;
  const [, tens, ten, ones] = found;
  if (ten === undefined) return ones === undefined && tens !== undefined ? HAN_DIGITS.indexOf(tens) : null;
  const count = tens === undefined ? 1 : HAN_DIGITS.indexOf(tens);
  return count * 10 + (ones === undefined ? 0 : HAN_DIGITS.indexOf(ones));
}

/** A year of four digits, in digits of either width or in characters ("二〇二〇"); null when it is none. */
export function readChineseYear(text: string): number | null {
  const plain = text.normalize("NFKC").replace(HAN_ZEROS, "〇");
  const digits = Array.from(plain, (character) => {
    const at = HAN_DIGITS.indexOf(character);
    return at < 0 ? character : String(at);
  }).join("");
  return /^\d{4}$/.test(digits) ? Number(digits) : null;
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
