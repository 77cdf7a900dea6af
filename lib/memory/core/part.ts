import type { Span } from "@/lib/quality/core/spans";
import type { Passage } from "./find-passages";
import { type MemoryKey, NUMBER, spanOfCodes } from "./memory-key";

/** What a part of a segment is there: the whole of a unit, words in quotation marks, a sentence, a clause, or a piece of one. */
export const PART_KINDS = ["unit", "quotation", "sentence", "clause", "piece"] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A place of a part in a unit, in code points of its key, half open. */
export type PartPlace = Span & { readonly id: number };

/** A part of a segment that was said before: where in the segment (UTF-16), and in which units, the most telling first. */
export type Part = Span & {
  readonly kind: PartKind;
  readonly places: readonly PartPlace[];
  /** Units that were found to have it, of which `places` are some. */
  readonly units: number;
};

export type PartOptions = {
  readonly limit?: number;
  /** Places told of each part. */
  readonly places?: number;
};

/** What a part of each kind is worth beside its length, in code points. */
const WORTH: Readonly<Record<PartKind, number>> = {
  unit: 12,
  quotation: 12,
  sentence: 8,
  clause: 4,
  piece: 0,
};
/** Pieces that are cut out of clauses must be longer to mean something. */
const SHORTEST: Readonly<Record<PartKind, number>> = {
  unit: 6,
  quotation: 6,
  sentence: 6,
  clause: 6,
  piece: 8,
};

const WORD_CHARACTER = /^[\p{L}\p{M}\p{N}]$/u;
/** As keys have them, in half width. */
const SENTENCE_END = /^[。!?;]$/u;
const OPENING = /[“"「『‘«〝]/u;
const CLOSING = /[”"」』’»〞]/u;

/**
 * The most telling parts of a segment among its passages, in the order of the segment. One inside another is told only
 * when it is more: a unit of its own, or a quotation.
 */
export function chooseParts(
  segment: string,
  key: MemoryKey,
  passages: readonly Passage[],
  { limit = 20, places = 3 }: PartOptions = {},
): readonly Part[] {
  const words = findWords(key);
  const trimmed = passages.flatMap((passage) => trim(words, passage) ?? []);
  const candidates = group(trimmed, key.codes.length).map((candidate) => ({
    ...candidate,
    kind: kindOf(segment, key, candidate),
  }));
  const worth = ({ start, end, kind }: Kinded): number => end - start + WORTH[kind];
  const ordered = candidates
    .filter(({ start, end, kind }) => end - start >= SHORTEST[kind])
    .sort((one, other) => worth(other) - worth(one) || one.start - other.start);
  const chosen: Kinded[] = [];
  for (const one of ordered) {
    if (chosen.length >= limit) break;
    if (!chosen.some((other) => says(other, one))) chosen.push(one);
  }
  return chosen
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .map(({ kind, found, ...codes }) => ({
      ...spanOfCodes(key, codes),
      kind,
      units: found.length,
      places: found
        .toSorted(mostTelling)
        .slice(0, places)
        .map(({ id, startInUnit }) => ({
          id,
          start: startInUnit,
          end: startInUnit + codes.end - codes.start,
        })),
    }));
}

/** A stretch of codes with the passages that have just it. */
type Candidate = Span & { readonly found: Passage[] };
type Kinded = Candidate & { readonly kind: PartKind };

/** For each place of a key, where the next word character is from there on, and where the last one before it ends. */
type WordPlaces = { readonly next: Int32Array; readonly last: Int32Array };

function findWords({ codes }: MemoryKey): WordPlaces {
  const next = new Int32Array(codes.length + 1).fill(codes.length);
  const last = new Int32Array(codes.length + 1);
  const isWord = Uint8Array.from(codes, (code) => Number(isWordCode(code)));
  for (let at = codes.length - 1; at >= 0; at -= 1) next[at] = isWord[at] === 1 ? at : (next[at + 1] ?? 0);
  for (let at = 0; at < codes.length; at += 1) last[at + 1] = isWord[at] === 1 ? at + 1 : (last[at] ?? 0);
  return { next, last };
}

/** The passage without punctuation at its ends; null when nothing is left. */
function trim({ next, last }: WordPlaces, passage: Passage): Passage | null {
  const [start, end] = [next[passage.start] ?? 0, last[passage.end] ?? 0];
  if (start >= end) return null;
  return { ...passage, start, end, startInUnit: passage.startInUnit + start - passage.start };
}

/** Passages of the same stretch together; the whole text is no part of itself. */
function group(passages: readonly Passage[], length: number): Candidate[] {
  const candidates = new Map<number, Candidate>();
  for (const passage of passages) {
    const { start, end } = passage;
    if (start === 0 && end >= length - 1) continue;
    const candidate = candidates.get(start * 2 ** 26 + end);
    if (candidate === undefined) candidates.set(start * 2 ** 26 + end, { start, end, found: [passage] });
    else candidate.found.push(passage);
  }
  return [...candidates.values()];
}

function kindOf(segment: string, key: MemoryKey, { start, end, found }: Candidate): PartKind {
  if (found.some((passage) => isWhole(passage))) return "unit";
  const { codes, starts, ends } = key;
  const before = segment.slice(ends[start - 1] ?? 0, starts[start] ?? 0);
  const after = segment.slice(ends[end - 1] ?? 0, starts[end] ?? segment.length);
  if (OPENING.test(before) && CLOSING.test(after)) return "quotation";
  const [left, right] = [codes[start - 1], codes[end]];
  if (isSentenceEdge(left) && isSentenceEdge(right)) return "sentence";
  return isWordCode(left) || isWordCode(right) ? "piece" : "clause";
}

/** All of a unit, but for a mark at its beginning or end. */
const isWhole = ({ start, end, startInUnit, unitLength }: Passage): boolean =>
  startInUnit <= 1 && unitLength - startInUnit - (end - start) <= 1;

function mostTelling(one: Passage, other: Passage): number {
  return Number(isWhole(other)) - Number(isWhole(one)) || other.id - one.id;
}

/** Whether a chosen part leaves nothing to say for another, or lies over more than half of it. */
function says(chosen: Kinded, other: Kinded): boolean {
  const shared = Math.min(chosen.end, other.end) - Math.max(chosen.start, other.start);
  const isInside = chosen.start <= other.start && chosen.end >= other.end;
  if (isInside) return WORTH[other.kind] < WORTH.unit || WORTH[chosen.kind] >= WORTH.unit;
  return shared * 2 > other.end - other.start;
}

function isWordCode(code: number | undefined): boolean {
  if (code === undefined) return false;
  const character = String.fromCodePoint(code);
  return character === NUMBER || WORD_CHARACTER.test(character);
}

const isSentenceEdge = (code: number | undefined): boolean =>
  code === undefined || SENTENCE_END.test(String.fromCodePoint(code));
