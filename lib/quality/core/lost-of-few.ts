import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import { lengthDeviation, START_MODEL, sizeOfSource, sizeOfTarget } from "./length-ratio";
import type { Span } from "./spans";

const MOST_SENTENCES = 4;
const LONGEST = 400;
/** How short the English is, in deviations, before a sentence counts as lost. */
const BOUNDS = {
  /** What English that joins two sentences of Chinese can come to. */
  joined: -2.1,
  linked: -1.7,
  plain: -1.25,
  /** As many sentences as the Chinese or more, for English may have cut one in two. */
  many: -2.4,
  /** A number or name of the source stands nowhere in the English besides. */
  named: -1,
};
/** What is left must be of ordinary length without the lost sentence. */
const REST = { least: -1, most: 1.4 };
/** So much of the Chinese is a sentence at least that is worth speaking of. */
const SHORTEST = 4;
/** Two sentences that English makes one of have a seam. */
const SEAM =
  /[;:—]|,\s(?:and|but|while|whereas|so|yet|as|which|who|where|with)\b|\b(?:if|because|since|when)\b|(?:^|[,.]\s)\w{3,20}ing\b/i;
/** Years, numbers that English keeps in digits, words in letters. */
const NAMED = /(?<![\d.])(?:\d{4}(?=年)|\d{2,3}(?:\.\d+)?(?=%)|[A-Z][A-Za-z]{2,12})(?![\d.])/g;

/**
 * The sentence that the English of a text of two to four has lost: the English must be shorter than two joined sentences
 * make it, and of ordinary length for the others. Null when nothing shows it.
 */
export function findLostOfFew(source: string, target: string): Span | null {
  if (source.length > LONGEST || /[？?]/.test(source)) return null;
  const sentences = splitChinese(source);
  if (sentences.length < 2 || sentences.length > MOST_SENTENCES) return null;
  const given = splitEnglish(target);
  if (given.length === 0) return null;
  const many = given.length + (target.match(/;/g)?.length ?? 0) >= sentences.length;
  const sizes = sentences.map(({ start, end }) => sizeOfSource(source.slice(start, end)));
  const [all, to] = [sum(sizes), sizeOfTarget(target)];
  const deviation = lengthDeviation(all, to, START_MODEL) ?? 0;
  if (deviation > BOUNDS.named) return null;
  const named = sentences.map(({ start, end }) => lacks(source.slice(start, end), target));
  const bound = many ? BOUNDS.many : named.includes(true) ? BOUNDS.named : boundOf(target, sentences.length);
  if (deviation > bound) return null;
  const rests = sizes.map((size) => lengthDeviation(all - size, to, START_MODEL) ?? Number.NEGATIVE_INFINITY);
  const lost = [...sentences.keys()]
    .filter((at) => mayBeLost(sizes[at] ?? 0, rests[at] ?? 0, named[at] === true, named.includes(true)))
    .sort((one, other) => Math.abs(rests[one] ?? 0) - Math.abs(rests[other] ?? 0))[0];
  return lost === undefined ? null : (sentences[lost] ?? null);
}

/** A plain "and" joins two sentences, or two words of one: in a text of two it is taken for the first. */
function boundOf(target: string, sentences: number): number {
  if (SEAM.test(target)) return BOUNDS.joined;
  if (!/\sand\s/.test(target)) return BOUNDS.plain;
  return sentences === 2 ? BOUNDS.joined : BOUNDS.linked;
}

const mayBeLost = (size: number, rest: number, named: boolean, anyNamed: boolean): boolean =>
  size >= SHORTEST && rest >= REST.least && rest <= REST.most && (named || !anyNamed);

/** Whether a sentence has a number or a name that the English has nowhere. */
const lacks = (sentence: string, target: string): boolean =>
  (sentence.match(NAMED) ?? []).some((word) => !target.includes(word));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
