import { hasHan } from "./characters";
import type { CheckedPair, Finding } from "./finding";
import { report, type Span, spanAt, spansOf } from "./spans";
import { isUntranslated } from "./untranslated";

/** Han characters, with the Chinese marks that stand between or beside them. */
const RUN =
  /[《「『（“]?[\p{Script=Han}\u3220-\u3247\u3280-\u32b0\u32c0-\u33ff](?:[\p{Script=Han}，。、；：？！《》「」『』·“”]{0,400}[\p{Script=Han}，。、；：？！》」』）])?/gu;

/** What a gloss opens with, when an English word stands before: "moderately prosperous society (小康社会)". */
const GLOSS_BEFORE = /[\p{Script=Latin}\d"”’']\s?[([（“"]\s?$/u;
const LONGEST_GLOSS = 24;
/** A character that the English speaks of: "the character 和 (he)", "the idiom “和而不同”". */
const NAMED_BEFORE = /\b(?:characters?|words?|terms?|phrase|expression|idiom|saying)\s?[“"‘']?$/i;
const READ_AFTER = /^[”"’']?\s?\((?:pronounced\s|literally\s|meaning\s)?[A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü“"]/;
const LONGEST_NAMED = 8;

/**
 * Chinese characters that were left in the English, one finding a run. Left alone: a gloss in brackets behind an
 * English word, a character that the English speaks of, and a text that is not translated at all (`untranslated`).
 */
export function checkLeftoverHan({ source, target }: CheckedPair): readonly Finding<"leftover-han">[] {
  if (!hasHan(target) || isUntranslated(source, target)) return [];
  return findLeftoverHan(target).map(({ start, end }) => {
    const span = spanAt(target, start, end);
    return report("leftover-han", "leftover-han", "error", { values: { text: span.text }, target: span });
  });
}

/** Glosses: Chinese in brackets behind an English word. */
export function findGlosses(target: string): Span[] {
  if (!hasHan(target)) return [];
  return spansOf(target, RUN).filter(({ start, end }) => isGloss(target, start, end));
}

/** Runs of Chinese in an English text that are no glosses. */
export function findLeftoverHan(target: string): Span[] {
  if (!hasHan(target)) return [];
  return spansOf(target, RUN).filter(({ start, end }) => !isGloss(target, start, end));
}

function isGloss(target: string, start: number, end: number): boolean {
  const opens = /[([（“"]/.test(target[start] ?? "") ? start + 1 : start;
  const named = NAMED_BEFORE.test(target.slice(Math.max(0, opens - 14), opens));
  if (end - start <= LONGEST_NAMED && (named || READ_AFTER.test(target.slice(end, end + 16)))) return true;
  if (end - start > LONGEST_GLOSS || !GLOSS_BEFORE.test(target.slice(Math.max(0, opens - 4), opens)))
    return false;
  return /^\s?[)\]），,;；]/.test(target.slice(end, end + 2)) || /[）)]$/.test(target.slice(start, end));
}
