import { countCharacters, foldText, hasHan } from "./characters";
import type { CheckedPair, Finding } from "./finding";
import { report, spanAt } from "./spans";

const PLACEHOLDER =
  /^[\s[(<{*]*(?:todo|tbd|tbc|tba|tk|xxx+|to be translated|not (?:yet )?translated|translation)[\s\])>}*.:]*$/i;

/** Whether most letters of the English are Chinese characters, though there is something to translate. */
export function isUntranslated(source: string, target: string): boolean {
  if (!hasHan(target) || !hasHan(source)) return false;
  const { han, other } = countCharacters(target);
  return han >= other;
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

/** Whether both texts have the same letters and digits. */
export function isSame(source: string, target: string): boolean {
  return hasHan(source) === hasHan(target) && foldText(source) === foldText(target);
}
