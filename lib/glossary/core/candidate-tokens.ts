import { simplifyHan } from "@/lib/text/core/simplify-han";
import type { Recognizer } from "./recognizer";

/**
 * The paragraphs' text in one row of tokens, in which term candidates are counted. A token is a Chinese character, a
 * run of letters and digits, or a term that is known already: so no candidate lies inside a known term or cuts one.
 */
export type TokenRow = {
  /** The same number for the same text; `BREAK` where anything else stands, and between paragraphs. */
  readonly codes: Int32Array;
  readonly paragraphs: Int32Array;
  /** UTF-16 offsets in the paragraph, half open. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly length: number;
};

export const BREAK = 0;

const TOKEN =
  /\p{Script=Han}|[\p{Script=Latin}\p{Nd}]+(?:\.\p{Nd}+)?|[^\p{Script=Han}\p{Script=Latin}\p{Nd}]+/gu;
const COUNTS = /^[\p{Script=Han}\p{Script=Latin}\p{Nd}]/u;

/**
 * Reads the paragraphs, with a pause after each; `recognizer` knows the terms that the glossary has, null when it has
 * none.
 */
export function* readTokenRow(
  paragraphs: readonly string[],
  recognizer: Recognizer | null,
): Generator<void, TokenRow> {
  const codes: number[] = [];
  const places = { paragraphs: [] as number[], starts: [] as number[], ends: [] as number[] };
  const numbers = new Map<string, number>();
  const add = (text: string, paragraph: number, start: number, end: number): void => {
    const key = simplifyHan(text);
    const code = COUNTS.test(text) ? (numbers.get(key) ?? numbers.size + 1) : BREAK;
    if (code > numbers.size) numbers.set(key, code);
    codes.push(code);
    places.paragraphs.push(paragraph);
    places.starts.push(start);
    places.ends.push(end);
  };
  for (const [paragraph, text] of paragraphs.entries()) {
    let from = 0;
    const addPlain = (end: number): void => {
      for (const match of text.slice(from, end).matchAll(TOKEN))
        add(match[0], paragraph, from + match.index, from + match.index + match[0].length);
    };
    for (const known of recognizer?.recognize(text) ?? []) {
      addPlain(known.start);
      add(known.text, paragraph, known.start, known.end);
      from = known.end;
    }
    addPlain(text.length);
    add("", paragraph, text.length, text.length);
    yield;
  }
  return {
    codes: Int32Array.from(codes),
    paragraphs: Int32Array.from(places.paragraphs),
    starts: Int32Array.from(places.starts),
    ends: Int32Array.from(places.ends),
    length: codes.length,
  };
}
