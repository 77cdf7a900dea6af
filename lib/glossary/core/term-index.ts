import type { FoldedText } from "@/lib/text/core/fold-text";
import { foldText } from "@/lib/text/core/fold-text";
import { type Automaton, buildAutomaton } from "./automaton";
import { type Edges, edgesOf, touches } from "./edges";
import { KNOWN_WORDS, type KnownWord } from "./known-words";

/** What is looked for: any value with a text. */
export type Wanted = { readonly text: string };

/** One wording, folded, with everything that has it. */
export type Entry<T extends Wanted> = {
  readonly length: number;
  readonly edges: Edges;
  readonly values: readonly T[];
};

/** Where an entry stands, in codes of the folded text. */
export type Match<T extends Wanted> = {
  readonly entry: Entry<T>;
  readonly start: number;
  readonly end: number;
};

/** Where a known word stands, in codes of the folded text. */
export type KnownMatch = { readonly word: KnownWord; readonly start: number; readonly end: number };

export type Scan<T extends Wanted> = {
  readonly folded: FoldedText;
  /** By start, and from one start the longest first. */
  readonly matches: readonly Match<T>[];
  readonly known: readonly KnownMatch[];
};

export type TermIndex<T extends Wanted> = {
  /** Every place where a wording stands as a whole, overlapping ones too. */
  scan(text: string): Scan<T>;
  readonly bytes: number;
};

const SPACE = 0x20;

/**
 * Builds the index of many wordings over folded text. With `withSpaces`, for languages that part words by white
 * space, it counts as one space; else it is ignored. Wordings of which nothing counts are left out.
 */
export function buildTermIndex<T extends Wanted>(wanted: readonly T[], withSpaces: boolean): TermIndex<T> {
  const patterns = new Map<string, { codes: Int32Array; values: T[] }>();
  for (const value of wanted) {
    const codes = foldPattern(value.text, withSpaces);
    if (codes.length === 0) continue;
    const key = String.fromCodePoint(...codes);
    const pattern = patterns.get(key);
    if (pattern === undefined) patterns.set(key, { codes, values: [value] });
    else pattern.values.push(value);
  }
  const entries = Array.from(patterns.values(), ({ codes, values }) => ({
    length: codes.length,
    edges: edgesOf(codes),
    values,
  }));
  const known = withSpaces ? [] : KNOWN.filter(({ word }) => !patterns.has(word.text));
  const lengths = Int32Array.from(entries, ({ length }) => length);
  const open = Uint8Array.from(entries, ({ edges }) =>
    edges.first === "none" && edges.last === "none" ? 0 : 1,
  );
  const words = known.map(({ word }) => word);
  const automaton = buildAutomaton([
    ...Array.from(patterns.values(), ({ codes }) => codes),
    ...known.map(({ codes }) => codes),
  ]);
  return {
    bytes: automaton.bytes,
    scan: (text) =>
      scan({ automaton, entries, lengths, open, known: words }, text, foldText(text, withSpaces)),
  };
}

/** Folded once for all indexes; Chinese characters of the basic plane, so that a code is a UTF-16 unit. */
const KNOWN = KNOWN_WORDS.map((word) => ({ word, codes: foldPattern(word.text, false) }));

/** A wording's codes; white space at its edges does not count. */
function foldPattern(text: string, withSpaces: boolean): Int32Array {
  const { codes, length } = foldText(text, withSpaces);
  const start = codes[0] === SPACE ? 1 : 0;
  return codes.slice(start, length > start && codes[length - 1] === SPACE ? length - 1 : length);
}

type Parts<T extends Wanted> = {
  readonly automaton: Automaton;
  readonly entries: readonly Entry<T>[];
  /** Of the entries, beside them: a scan asks for these at every hit, and the objects lie far apart in memory. */
  readonly lengths: Int32Array;
  /** 1 where an edge may touch a longer word. */
  readonly open: Uint8Array;
  readonly known: readonly KnownWord[];
};

function scan<T extends Wanted>(
  { automaton, entries, lengths, open, known }: Parts<T>,
  text: string,
  folded: FoldedText,
): Scan<T> {
  const byStart = new StartLists(folded.length);
  const knownMatches: KnownMatch[] = [];
  const isPart = (start: number, end: number, pattern: number): boolean => {
    const entry = open[pattern] === 1 ? entries[pattern] : undefined;
    return entry !== undefined && touches(text, folded, start, end, entry.edges);
  };
  automaton.scan(folded.codes, folded.length, (pattern, end) => {
    const word = pattern < lengths.length ? undefined : known[pattern - lengths.length];
    if (word !== undefined) {
      knownMatches.push({ word, start: end - word.text.length, end });
      return;
    }
    const start = end - (lengths[pattern] ?? 0);
    if (isWhole(folded, start, end) && !isPart(start, end, pattern)) byStart.add(start, end, pattern);
  });
  const matches: Match<T>[] = [];
  byStart.forEach((start, end, pattern) => {
    const entry = entries[pattern];
    if (entry !== undefined) matches.push({ entry, start, end });
  });
  return { folded, matches, known: knownMatches };
}

/** Whether both edges lie between characters, not inside one that unfolded into several codes. */
function isWhole({ starts, length }: FoldedText, start: number, end: number): boolean {
  return (
    (start === 0 || starts[start] !== starts[start - 1]) &&
    (end === length || starts[end] !== starts[end - 1])
  );
}

/** Puts matches, which come by their ends, in the order of their starts without sorting. */
class StartLists {
  /** The last match added for each start, plus one; 0 when none. */
  private readonly heads: Int32Array;
  private readonly next: number[] = [];
  private readonly ends: number[] = [];
  private readonly patterns: number[] = [];

  constructor(length: number) {
    this.heads = new Int32Array(length);
  }

  add(start: number, end: number, pattern: number): void {
    this.next.push(this.heads[start] ?? 0);
    this.ends.push(end);
    this.patterns.push(pattern);
    this.heads[start] = this.ends.length;
  }

  /** Later ends were added later, so from one start the longest comes first. */
  forEach(tell: (start: number, end: number, pattern: number) => void): void {
    for (let start = 0; start < this.heads.length; start += 1)
      for (let at = this.heads[start] ?? 0; at !== 0; at = this.next[at - 1] ?? 0)
        tell(start, this.ends[at - 1] ?? 0, this.patterns[at - 1] ?? 0);
  }
}
