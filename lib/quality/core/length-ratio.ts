import { rememberTexts } from "@/lib/text/core/remember";
import { countCharacters } from "./characters";
import type { CheckedPair, Finding } from "./finding";
import { report } from "./spans";
import { isUntranslated } from "./untranslated";

/**
 * How long English is for its Chinese: the logarithm of English letters a Chinese character, normally distributed
 * with `mean` and a variance of `spread` + `shortness` / characters, for short texts vary more.
 */
export type LengthModel = {
  readonly mean: number;
  readonly spread: number;
  readonly shortness: number;
  /** How many confirmed pairs it was learned from; 0 for the start. */
  readonly pairs: number;
};

/**
 * Where every project starts: 3.8 English letters a Chinese character, as in official translations of reports,
 * interviews, communiqués and laws (paragraphs of 40 to 160 characters: 3.85 to 3.92, deviation 0.10 to 0.14), with
 * more room than one hand needs.
 */
export const START_MODEL: LengthModel = { mean: 1.34, spread: 0.014, shortness: 0.9, pairs: 0 };

/** Below this many characters, that the English is short says nothing, and only far too much of it is noticed. */
const SHORTEST = 20;
/** So many times what is expected, and so many letters more. */
const FAR_TOO_LONG = { times: 3.5, letters: 60 };
/** Deviations from the mean; 1 in 370 of right pairs would lie beyond if the model were exact. */
const BOUND = 3;
/** As many pairs must there be before the project's own weigh as much as the start. */
const EVEN_WEIGHT = 40;

/** “四个自信” stands for four things, which English may say one by one: that it is long says nothing then. */
const NUMBERED_SLOGAN = /[“「][二两三四五六七八九十](?:个|大)?\p{Script=Han}{2,6}[”」]/u;

/** A number or a word in letters of a Chinese text. */
const OTHER = /[A-Za-z]+|\d[\d.,]*/g;

/** The size of a Chinese text in characters; a number or a word in letters counts as one and a half. */
export const sizeOfSource = rememberTexts((text) => {
  const { han, other } = countCharacters(text);
  return han + (other === 0 ? 0 : 1.5 * (text.match(OTHER)?.length ?? 0));
});

/** The size of an English text: its letters and digits. */
export function sizeOfTarget(text: string): number {
  return countCharacters(text).other;
}

/** How many deviations the length of the English is off, below zero when it is short; null where it says nothing. */
export function lengthDeviation(source: number, target: number, model: LengthModel): number | null {
  if (source < 1 || target < 1) return null;
  return (Math.log(target / source) - model.mean) / Math.sqrt(model.spread + model.shortness / source);
}

/**
 * The English of a whole text far shorter or longer than its Chinese lets expect; of short texts, far longer alone
 * ("同意。" and a whole paragraph).
 */
export function checkLengthRatio(
  { source, target }: CheckedPair,
  model: LengthModel = START_MODEL,
): readonly Finding<"length-ratio">[] {
  const [from, to] = [sizeOfSource(source), sizeOfTarget(target)];
  if (from === 0 || isUntranslated(source, target)) return [];
  const expected = from * Math.exp(model.mean);
  const values = { percent: Math.round((100 * to) / expected) };
  if (from < SHORTEST) {
    const far = to > FAR_TOO_LONG.times * expected && to > expected + FAR_TOO_LONG.letters;
    return far && !NUMBERED_SLOGAN.test(source)
      ? [report("length-ratio", "length-long", "warning", { values })]
      : [];
  }
  const deviation = lengthDeviation(from, to, model);
  if (deviation === null || Math.abs(deviation) <= BOUND) return [];
  if (deviation < 0 && isOrdinaryInDigits(source, from, to, model)) return [];
  if (deviation > 0 && NUMBERED_SLOGAN.test(source)) return [];
  return [report("length-ratio", deviation < 0 ? "length-short" : "length-long", "warning", { values })];
}

/** Numerals with what they count, and what digits count, which English says in digits: 第十六次, 二十四小时, 10月30日, 下午4点半. */
const NUMERALS =
  /(?:[上下中]午|凌晨|晚上?)\d{1,2}[点时](?:\d{1,2}分|半)?|第?[〇零一二两三四五六七八九十百千万亿]{2,12}[年月日时点分次届国]?|\d[年月日时]/gu;
const NUMBER_SIZE = 1.5;

/** Whether the English is no longer too short when its numbers are as short as digits. */
function isOrdinaryInDigits(source: string, from: number, to: number, model: LengthModel): boolean {
  const less = Array.from(source.matchAll(NUMERALS), ([found]) =>
    /^\d/.test(found) ? 1 : found.length - NUMBER_SIZE,
  ).reduce((sum, part) => sum + part, 0);
  if (less === 0) return false;
  const deviation = lengthDeviation(from - less, to, model);
  return from - less < SHORTEST || deviation === null || deviation >= -BOUND;
}

/**
 * The model of a project's own confirmed pairs. Median and median deviation, so that a few wrong pairs do not count;
 * short texts are left out; the start keeps its weight until there are many.
 */
export function learnRatio(pairs: readonly Pick<CheckedPair, "source" | "target">[]): LengthModel {
  const sizes = pairs
    .map(({ source, target }) => ({ from: sizeOfSource(source), to: sizeOfTarget(target) }))
    .filter(({ from, to }) => from >= SHORTEST && to > 0);
  if (sizes.length === 0) return START_MODEL;
  const logs = sizes.map(({ from, to }) => Math.log(to / from));
  const median = medianOf(logs);
  const own = sizes.map(
    ({ from }, at) => ((logs[at] ?? median) - median) ** 2 - START_MODEL.shortness / from,
  );
  const spread = Math.min(Math.max(medianOf(own) * MEDIAN_TO_VARIANCE, SMALLEST_SPREAD), LARGEST_SPREAD);
  const weight = sizes.length / (sizes.length + EVEN_WEIGHT);
  return {
    mean: START_MODEL.mean + weight * (median - START_MODEL.mean),
    spread: START_MODEL.spread + weight * (spread - START_MODEL.spread),
    shortness: START_MODEL.shortness,
    pairs: sizes.length,
  };
}

/** Of a normal distribution the variance is so many times the median of the squared deviations. */
const MEDIAN_TO_VARIANCE = 2.198;
const SMALLEST_SPREAD = 0.008;
const LARGEST_SPREAD = 0.06;

function medianOf(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((one, other) => one - other);
  const middle = ordered.length / 2;
  return ((ordered[Math.floor(middle - 0.5)] ?? 0) + (ordered[Math.floor(middle)] ?? 0)) / 2;
}
