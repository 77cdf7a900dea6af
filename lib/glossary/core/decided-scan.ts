import { KNOWN_WORDS } from "./known-words";
import type { KnownMatch, Match, Scan, Wanted } from "./term-index";

type Named = Wanted & {
  /** Whether texts are held to it: see buildRecognizer. */
  readonly counts: boolean;
};

const isDecided = ({ counts }: Named): boolean => counts;

const WORDS = new Map(KNOWN_WORDS.map((word) => [word.text, word]));

/**
 * What a scan would have found had nobody proposed anything: without merely proposed terms, and with the known words
 * that these stand in the place of. The scan itself where all that it found is decided.
 */
export function decidedScan<T extends Named>(scan: Scan<T>): Scan<T> {
  if (scan.matches.every(({ entry }) => entry.values.every(isDecided))) return scan;
  const matches: Match<T>[] = [];
  const words: KnownMatch[] = [];
  for (const match of scan.matches) {
    const { entry, start, end } = match;
    if (entry.values.every(isDecided)) {
      matches.push(match);
      continue;
    }
    const values = entry.values.filter(isDecided);
    if (values.length > 0) {
      matches.push({ entry: { ...entry, values }, start, end });
      continue;
    }
    const word = WORDS.get(String.fromCodePoint(...scan.folded.codes.subarray(start, end)));
    if (word !== undefined) words.push({ word, start, end });
  }
  return { folded: scan.folded, matches, known: [...scan.known, ...words] };
}
