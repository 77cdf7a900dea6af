import type { Span } from "@/lib/quality/core/spans";
import { foldText } from "@/lib/text/core/fold-text";
import { hashText } from "./hash";
import { findNumbers, type NumberPlace } from "./number-places";

/** Stands in a key for any number. A text's own is folded to U+FFFD. */
export const NUMBER = "\ufffc";
const NUMBER_CODE = 0xfffc;
const UNKNOWN_CODE = 0xfffd;

/** A number of the text with its place in the key. */
export type KeyNumber = NumberPlace & { readonly place: number };

/**
 * What a segment is looked up and compared by. Two segments with one key say the same but for script (traditional,
 * full-width), white space, quotation marks, and the numbers.
 */
export type MemoryKey = {
  /** Well-formed, storable text; the place-holders are `NUMBER`. Similarity counts its code points. */
  readonly text: string;
  /** The code points of `text`; code `i` came from the segment's UTF-16 offsets `starts[i]` to `ends[i]`. */
  readonly codes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly numbers: readonly KeyNumber[];
  /** Of the numbers' values: equal for segments with equal numbers in equal order. */
  readonly numbersHash: number;
  /** Of the segment as written, without blanks around it. */
  readonly formHash: number;
};

/** The key of a Chinese segment; its text is empty where nothing remains of the segment. */
export function keyOf(segment: string): MemoryKey {
  const folded = foldText(segment);
  const numbers = findNumbers(segment);
  const codes = new Int32Array(folded.length);
  const starts = new Int32Array(folded.length);
  const ends = new Int32Array(folded.length);
  const placed: KeyNumber[] = [];
  let length = 0;
  for (let at = 0, next = 0; at < folded.length; ) {
    const start = folded.starts[at] ?? 0;
    while (next < numbers.length && (numbers[next]?.end ?? 0) <= start) next += 1;
    const number = numbers[next];
    const isNumber = number !== undefined && number.start <= start;
    codes[length] = isNumber ? NUMBER_CODE : toKeyCode(folded.codes[at] ?? 0);
    starts[length] = isNumber ? number.start : start;
    ends[length] = isNumber ? number.end : (folded.ends[at] ?? 0);
    if (isNumber) placed.push({ ...number, place: length });
    length += 1;
    at += 1;
    while (isNumber && at < folded.length && (folded.starts[at] ?? 0) < number.end) at += 1;
  }
  return {
    text: textOf(codes.subarray(0, length)),
    codes: codes.subarray(0, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
    numbers: placed,
    numbersHash: hashText(placed.map(ownValueOf).join(" ")),
    formHash: hashText(segment.trim().normalize("NFC")),
  };
}

/** Lone surrogates cannot be stored, and the place-holder is ours alone. */
const toKeyCode = (code: number): number =>
  code === NUMBER_CODE || (code >= 0xd800 && code <= 0xdfff) || code === 0 ? UNKNOWN_CODE : code;

/** Codes made text at once: a call takes only so many arguments. */
const PIECE = 4096;

function textOf(codes: Int32Array): string {
  let text = "";
  for (let from = 0; from < codes.length; from += PIECE)
    text += String.fromCodePoint(...codes.subarray(from, from + PIECE));
  return text;
}

/** The code points of a key's text. */
export function codesOf(key: string): Int32Array {
  const codes = new Int32Array(key.length);
  let length = 0;
  for (let at = 0; at < key.length; length += 1) {
    const code = key.codePointAt(at) ?? 0;
    codes[length] = code;
    at += code > 0xffff ? 2 : 1;
  }
  return codes.subarray(0, length);
}

/** A number's own meaning in a form that equal ones share. */
export function ownValueOf({ readings }: NumberPlace): string {
  const [own] = readings;
  return own === undefined ? "" : `${own.sense}:${own.value.top}/${own.value.bottom}`;
}

/** The stretch of the segment that codes of its key came from; empty, at its place, for no codes. */
export function spanOfCodes(key: Pick<MemoryKey, "starts" | "ends">, { start, end }: Span): Span {
  const from = key.starts[start] ?? key.ends.at(-1) ?? 0;
  return { start: from, end: end > start ? (key.ends[end - 1] ?? from) : from };
}
