import { isBetweenCharacters } from "@/lib/documents/core/cut";
import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";

/**
 * Where a paragraph may be cut (UTF-16), in order: before each of its sentences but the first, and at its line breaks.
 *
 * @param language of the text, BCP 47
 */
export function sentencePlaces(text: string, language: string): readonly number[] {
  const sentences = language.startsWith("zh") ? splitChinese(text) : splitEnglish(text);
  const lines = [...text.matchAll(/\n\s*(?=\S)/gu)].map(({ index, 0: found }) => index + found.length);
  const places = new Set([...sentences.map(({ start }) => start), ...lines]);
  return [...places].filter((at) => hasBothSides(text, at)).toSorted((a, b) => a - b);
}

/** Whether something stands on both sides of a place, and it parts no character. */
export function isCutPlace(text: string, at: number): boolean {
  return hasBothSides(text, at) && isBetweenCharacters(text, at);
}

/** The next place in a direction: of the given ones, or by single characters (null). The same when there is none. */
export function nextPlace(text: string, at: number, by: 1 | -1, places: readonly number[] | null): number {
  if (places !== null)
    return (by === 1 ? places.find((place) => place > at) : places.findLast((place) => place < at)) ?? at;
  for (let next = at + by; next > 0 && next < text.length; next += by)
    if (isCutPlace(text, next)) return next;
  return at;
}

function hasBothSides(text: string, at: number): boolean {
  return text.slice(0, at).trim() !== "" && text.slice(at).trim() !== "";
}
