/** Places in a text that a person must look at. */

import { inLine, type Refused, refuseAt } from "@/lib/text/core/file-place";
import type { DecodeRefusal } from "./decode";

/** How many, and where the first of them is: line and character of it, both from 1. A pair of surrogates is one character. */
export type Places = { readonly count: number; readonly line: number; readonly column: number };

/** Private use and the replacement character: what a decoder gives where it knows no better. */
const UNREADABLE = /[\ue000-\uf8ff\ufffd\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/gu;

/** Characters of a decoded text that stand for nothing everybody knows; null when there are none. */
export function findUnreadable(text: string): Places | null {
  const first = text.search(UNREADABLE);
  if (first < 0) return null;
  return { count: text.match(UNREADABLE)?.length ?? 0, ...placeAt(text, first) };
}

/** @param offset in UTF-16 units */
function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n?|\n/u);
  return { line: lines.length, column: [...(lines.at(-1) ?? "").replace(/^\ufeff/u, "")].length + 1 };
}

/** In fewer than one in so many characters: such a text is UTF-8 with faults, and no other encoding. */
const RARE = 10;

/**
 * The bytes of a text that are not UTF-8, when it is UTF-8 but for them; null when there are none, or when it is something
 * else. English with a few letters of another encoding is taken for UTF-8, because that is what it is to be saved as.
 */
export function findBrokenUtf8(bytes: Uint8Array): Places | null {
  let [count, first, letters, broken] = [0, -1, 0, -1];
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    if (length > 0) {
      if (length > 1 || !isBlankByte(bytes[at])) letters += 1;
      at += length;
      continue;
    }
    if (first < 0) first = at;
    // Bytes side by side, as what is left of a character, are one fault.
    if (broken !== at) count += 1;
    do at += 1;
    while (isTail(bytes[at]));
    broken = at;
  }
  if (count === 0 || count * RARE > letters) return null;
  const before = new TextDecoder("utf-8").decode(bytes.subarray(0, first));
  return { count, ...placeAt(before, before.length) };
}

/** Bytes that are no text, with the line where one stops being UTF-8 that is UTF-8 but for some bytes. */
export function refuseDecoding(reason: DecodeRefusal, bytes: Uint8Array): Refused<DecodeRefusal> {
  const found = reason === "unknown-encoding" ? findBrokenUtf8(bytes) : null;
  return refuseAt(reason, found === null ? undefined : inLine(found.line));
}

const isBlankByte = (byte: number | undefined): boolean => byte !== undefined && byte <= 0x20;
const isTail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/** How many bytes the character has that begins here; 0 when none does. Source: RFC 3629, section 4. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead <= 0xf4 ? 4 : 0;
  for (let offset = 1; offset < length; offset += 1) if (!isTail(bytes[at + offset])) return 0;
  const second = bytes[at + 1] ?? 0;
  const isShut =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f);
  return isShut ? 0 : length;
}
