import type { FoundSpan } from "./find-spans";

/** A text as a search folds it, with the way back: null where every letter is in its own place. */
export type SearchedText = {
  readonly text: string;
  /** Of each UTF-16 unit, where the characters begin and end that it was made of. */
  readonly places: { readonly starts: readonly number[]; readonly ends: readonly number[] } | null;
};

const PLAIN = /^[\n -~]*$/;
/** A character with its marks; letters of Hangul that are one syllable. */
const CLUSTER = /[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|\P{M}\p{M}*|\p{M}+/gu;

/** NFKC in lower case, as PostgreSQL holds patterns against texts. */
export function foldAsSearched(text: string): SearchedText {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), places: null };
  let folded = "";
  const [starts, ends]: [number[], number[]] = [[], []];
  for (const { index, 0: cluster } of text.matchAll(CLUSTER)) {
    const each = cluster.normalize("NFKC").toLowerCase();
    folded += each;
    for (let unit = 0; unit < each.length; unit += 1) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  return { text: folded, places: { starts, ends } };
}

/** What a stretch of a folded text was made of; nothing where it begins or ends inside what one character became. */
export function originOf({ places }: SearchedText, { start, end }: FoundSpan): readonly FoundSpan[] {
  if (places === null) return [{ start, end }];
  const { starts, ends } = places;
  const isWhole = starts[start - 1] !== starts[start] && starts[end] !== starts[end - 1];
  return isWhole ? [{ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }] : [];
}
