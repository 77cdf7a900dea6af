import type { NameReadings } from "./name-reading";
import { type Span, spansOf } from "./spans";

/** A name in an English text: its words as written, in ordinary capitals ("Wang Yi"). */
export type NameForm = Span & { readonly form: string };

type Word = Span & { readonly letters: string; readonly text: string };

const WORD = /\p{Lu}[\p{L}]*(?:['’-]\p{L}+)*/gu;

/** The words of a text that begin with a capital, a possessive 's left out. */
export function readCapitals(text: string): readonly Word[] {
  return spansOf(text, WORD).map(({ start, end }) => {
    const whole = text.slice(start, end);
    const word = whole.replace(/['’]s$/, "");
    return { start, end: start + word.length, text: word, letters: fold(word) };
  });
}

const fold = (word: string): string => word.toLowerCase().replace(/[^\p{L}]/gu, "");

/** The places where a name stands in a reading of its own, in either order, its given name in one word or two. */
export function findName(text: string, words: readonly Word[], readings: NameReadings): NameForm[] {
  const [surnames, given] = [new Set(readings.surnames), new Set(readings.given)];
  return words.flatMap((word, at) => {
    const [next, third] = [follows(text, word, words[at + 1]), words[at + 2]];
    if (next === undefined) return [];
    if (surnames.has(word.letters)) {
      if (given.has(next.letters)) return [toForm(word, next)];
      const last = follows(text, next, third);
      if (last && given.has(next.letters + last.letters)) return [toForm(word, next, last)];
    }
    const comes = given.has(word.letters) && surnames.has(next.letters);
    return comes && !isGivenOfOther(text, words, at) ? [toForm(word, next)] : [];
  });
}

/** "Li Yi Wang": the word before is the name's own. */
function isGivenOfOther(text: string, words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  return before !== undefined && follows(text, before, word) !== undefined && before.letters.length <= 6;
}

/** The second word when only one blank is between. */
function follows(text: string, word: Word, next: Word | undefined): Word | undefined {
  return next !== undefined && text.slice(word.end, next.start) === " " ? next : undefined;
}

function toForm(...words: readonly Word[]): NameForm {
  const form = words.map(({ text }) => ordinary(text)).join(" ");
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0, form };
}

/** "WANG" is "Wang"; "Jin-ping" and "Jinping" stay different. */
const ordinary = (word: string): string =>
  word === word.toUpperCase() ? word.slice(0, 1) + word.slice(1).toLowerCase() : word;

/**
 * A name that sounds almost like this one: the surname right and the given name off by at most `most` letters, or the
 * other way round. Null when there is none.
 */
export function findNearName(
  text: string,
  words: readonly Word[],
  readings: NameReadings,
  most: number,
): (NameForm & { readonly given: string }) | null {
  for (const [at, word] of words.entries()) {
    const next = follows(text, word, words[at + 1]);
    if (next === undefined || next.letters.length < 2) continue;
    const near = readings.surnames.includes(word.letters) && isNear(next.letters, readings.given, most);
    const nearSurname =
      readings.given.includes(next.letters) &&
      next.letters.length >= 4 &&
      isNear(word.letters, readings.surnames, 1);
    if (near || nearSurname) return { ...toForm(word, next), given: next.letters };
  }
  return null;
}

const isNear = (letters: string, readings: readonly string[], most: number): boolean =>
  readings.some((reading) => {
    const distance = editDistance(letters, reading);
    return distance > 0 && distance <= (reading.length > 3 ? most : Math.min(most, reading.length - 1));
  });

const LONGEST = 14;

/** Letters to put in, take out or change; more than any name is off for words that are too long to be one. */
function editDistance(one: string, other: string): number {
  if (one.length > LONGEST || other.length > LONGEST) return LONGEST;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
