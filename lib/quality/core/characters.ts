import { rememberTexts } from "@/lib/text/core/remember";

/** Radicals, and characters of the compatibility block (㈠, ㎡), too: only Chinese typesetting has them. */
const ANY_HAN =
  /[\u2e80-\u2fdf\u3005\u3007\u3220-\u3247\u3280-\u32b0\u32c0-\u9fff\uf900-\ufaff\ud840-\ud8bf]/;
const WIDE = /[\uff10-\uff5a]/;
/** Blanks, marks and symbols of both languages; a class of code units, for it is asked often. */
const MARKS =
  /[\s!-/:-@[-`{-\u00bf\u2000-\u2bff\u3000-\u3004\u3008-\u3020\u3030\ufe10-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffef]+/g;

/** Whether a text has a Chinese character. */
export const hasHan = rememberTexts((text) => ANY_HAN.test(text));

/** How many Chinese characters and how many other letters and digits a text has; one pass over its code units. */
export const countCharacters = rememberTexts(count);

function count(text: string): { readonly han: number; readonly other: number } {
  let [han, other] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isHanUnit(code)) han += 1;
    else if (isLetterUnit(code)) other += 1;
  }
  return { han, other };
}

/** The first half of a surrogate pair of the further planes of Han counts, its second half does not. */
const isHanUnit = (code: number): boolean =>
  code >= 0x2e80 && ((code >= 0x3400 && code <= 0x9fff) || isRareHan(code));
const isRareHan = (code: number): boolean =>
  code <= 0x2fdf ||
  code === 0x3005 ||
  code === 0x3007 ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xd840 && code <= 0xd8bf);

function isLetterUnit(code: number): boolean {
  if (code < 0x80)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code >= 0xc0 && code < 0x2000;
}

/** Letters and digits of a text, for comparing: width, case, marks and blanks do not count. */
export const foldText = rememberTexts((text) => {
  const narrow = WIDE.test(text) ? text.normalize("NFKC") : text;
  return narrow.replace(MARKS, "").toLowerCase();
});
