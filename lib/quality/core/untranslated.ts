import { rememberTexts } from "@/lib/text/core/remember";
import { countCharacters, foldText, hasHan } from "./characters";
import type { CheckedPair, Finding } from "./finding";
import { report, spanAt } from "./spans";

const PLACEHOLDER =
  /^[\s[(<{*]*(?:todo|tbd|tbc|tba|tk|xxx+|to be translated|not (?:yet )?translated|translation)[\s\])>}*.:]*$/i;
/** Something that is seen: no blank, line break or character of no width. */
const SEEN = /[^\s\p{Cf}\u115f\u2800\u3164]/u;
const MEANING = /[\p{L}\p{N}]/u;
/** A gloss behind an English word is no untranslated text: "RCEP (区域全面经济伙伴关系协定)". */
const GLOSS = /(?<=[A-Za-z]["”’']?\s?)[(（][^()（）]{1,30}[)）]/g;
/** So many Chinese characters stay in a text that was only translated in part. */
const FEWEST_LEFT = 4;
/** A Chinese character says as much as this many English letters, and more. */
const LETTERS = 3;

const countWithoutGlosses = rememberTexts((text) => countCharacters(text.replace(GLOSS, "")));

/** Whether nothing of a text is seen. */
export function isBlank(text: string): boolean {
  return !SEEN.test(text);
}

/**
 * Whether the English is mostly Chinese characters, though there is something to translate: most letters are, or most
 * of what is said in a text that begins with them ("双方重申恪守 promises。").
 */
export function isUntranslated(source: string, target: string): boolean {
  if (!hasHan(target) || !hasHan(source)) return false;
  const { han, other } = countWithoutGlosses(target);
  if (han > 0 && han >= other) return true;
  return han >= FEWEST_LEFT && hasHan(target.trimStart().slice(0, 2)) && LETTERS * han >= other;
}

/**
 * An English text that is none: blank (`untranslated-empty`), mostly Chinese characters, or a word that only holds the
 * place ("TODO"). One finding, for the whole text; one equal to its source is `same-as-source` besides. Whether a blank
 * rendering was begun at all is for who calls to know (`PairOptions`).
 */
export function checkUntranslated({ source, target }: CheckedPair): readonly Finding<"untranslated">[] {
  if (isBlank(target))
    return MEANING.test(source) ? [report("untranslated", "untranslated-empty", "error")] : [];
  const whole = { target: spanAt(target, 0, target.length) };
  if (PLACEHOLDER.test(target)) return [report("untranslated", "untranslated-placeholder", "error", whole)];
  return isUntranslated(source, target) ? [report("untranslated", "untranslated", "error", whole)] : [];
}

/** Whether both texts have the same letters and digits. */
export function isSame(source: string, target: string): boolean {
  return hasHan(source) === hasHan(target) && foldText(source) === foldText(target);
}
