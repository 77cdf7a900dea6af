import { standsAcrossWords } from "./across-words";
import type { KnownMatch, Match, Scan, Wanted } from "./term-index";

/** Leaves out the matches that words around them show to be none: listed ones, and then any that are ordinary. */
export function blockByWords<T extends Wanted>(scan: Scan<T>): readonly Match<T>[] {
  const { folded } = scan;
  return blockByKnownWords(scan).filter(
    ({ start, end }) => end - start !== 2 || !standsAcrossWords(folded, start),
  );
}

/** See known-words.ts for the rule. */
function blockByKnownWords<T extends Wanted>({ folded, matches, known }: Scan<T>): readonly Match<T>[] {
  if (known.length === 0 || matches.length === 0) return matches;
  const words = pickLeftmostLongest(known);
  const inside = markInsides(words, folded.length);
  const isLonger = (match: Match<T>, word: KnownMatch): boolean =>
    match.end - match.start > word.end - word.start;
  const cuts = (match: Match<T>): boolean => inside[match.start] !== 0 || inside[match.end] !== 0;
  const cut = (match: Match<T>): KnownMatch[] =>
    [inside[match.start] ?? 0, inside[match.end] ?? 0].flatMap((place) => words[place - 1] ?? []);

  const undone = new Set<KnownMatch>();
  for (const match of matches) for (const word of cut(match)) if (isLonger(match, word)) undone.add(word);
  return matches.filter((match) => !cuts(match) || cut(match).every((word) => undone.has(word)));
}

function pickLeftmostLongest(known: readonly KnownMatch[]): KnownMatch[] {
  const ordered = [...known].sort((one, other) => one.start - other.start || other.end - one.end);
  const picked: KnownMatch[] = [];
  for (const word of ordered) {
    const last = picked.at(-1);
    if (last === undefined || word.start >= last.end || meetAtSeams(last, word)) picked.push(word);
  }
  return picked;
}

/** Whether two phrases overlap in whole words, as 协议/和 and 和/解释 do. */
function meetAtSeams(one: KnownMatch, next: KnownMatch): boolean {
  return one.word.seams.includes(next.start - one.start) && next.word.seams.includes(one.end - next.start);
}

/** For each place between two codes, the number of the word that a term would cut there, counted from 1; else 0. */
function markInsides(words: readonly KnownMatch[], length: number): Int32Array {
  const inside = new Int32Array(length + 1);
  words.forEach(({ word, start, end }, index) => {
    for (let at = start + 1; at < end; at += 1) if (!word.seams.includes(at - start)) inside[at] = index + 1;
  });
  return inside;
}
