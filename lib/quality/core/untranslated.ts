import type { CheckedPair, Finding } from "./finding";
import { report, spanAt } from "./spans";

const HAN = /\p{Script=Han}/gu;
const LETTER = /\p{L}/gu;
const PLACEHOLDER =
  /^[\s[(<{*]*(?:todo|tbd|tbc|tba|tk|xxx+|to be translated|not (?:yet )?translated|translation)[\s\])>}*.:]*$/i;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether most letters of the English are Chinese characters, though there is something to translate. */
export function isUntranslated(source: string, target: string): boolean {
  const han = count(target, HAN);
  return han > 0 && han * 2 >= count(target, LETTER) && count(source, HAN) > 0;
}

/**
 * An English text that is none: mostly Chinese characters, or a word that only holds the place ("TODO"). One finding,
 * for the whole text. A text equal to its source is `same-as-source`; an empty one is not begun, and no fault.
 */
export function checkUntranslated({ source, target }: CheckedPair): readonly Finding<"untranslated">[] {
  const whole = { target: spanAt(target, 0, target.length) };
  if (PLACEHOLDER.test(target)) return [report("untranslated", "untranslated-placeholder", "error", whole)];
  if (isSame(source, target) || !isUntranslated(source, target)) return [];
  return [report("untranslated", "untranslated", "error", whole)];
}

/** Letters and digits of a text, for comparing: width, case, marks and blanks do not count. */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether both texts have the same letters and digits. */
export function isSame(source: string, target: string): boolean {
  return foldText(source) === foldText(target);
}
