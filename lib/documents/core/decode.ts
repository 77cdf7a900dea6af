import iconv from "iconv-lite";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { cleanText, isBlank } from "@/lib/text/core/clean-text";
import { FREQUENT_HAN } from "./frequent-han";

/** Encodings that a text may come in. */
const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A text and how it was read. `certain` is false when the encoding is a guess that a person should see. */
export type Decoded = { readonly text: string; readonly encoding: Encoding; readonly certain: boolean };

export type DecodeRefusal = "empty" | "binary" | "unknown-encoding";

/**
 * Reads bytes as text by what they contain, never by a name: byte order mark, then strict UTF-8, then whichever of
 * UTF-16, GB18030 and Big5 gives the most plausible Chinese or Latin text. Line ends and control characters are
 * left as they came.
 *
 * @returns a refusal for no bytes, for bytes of another kind of file, and when no encoding gives a plausible text
 */
export function decode(bytes: Uint8Array): Result<Decoded, DecodeRefusal> {
  if (bytes.length === 0) return refuse("empty");

  const marked = byOrderMark(bytes);
  if (marked !== null) return unlessBlank(marked);
  if (hasMagic(bytes)) return refuse("binary");

  const utf8 = strict("utf-8", bytes);
  const utf16 = guessUtf16(bytes, utf8 !== null);
  if (utf16 !== null) return unlessBlank(utf16);
  if (looksBinary(bytes)) return refuse("binary");
  if (utf8 !== null) return unlessBlank({ text: utf8, encoding: "utf-8", certain: true });

  const legacy = byLegacy(bytes);
  return legacy === null ? refuse("unknown-encoding") : ok(legacy);
}

/** Whichever of GB18030 and Big5 gives the more plausible text; null when neither does. */
export function byLegacy(bytes: Uint8Array): Decoded | null {
  const best = (["gb18030", "big5"] as const)
    .flatMap((encoding) => {
      const text = strict(encoding, bytes) ?? withoutCutEnd(encoding, bytes);
      return text === null ? [] : [{ text, encoding, score: plausibility(text) }];
    })
    .toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined || best.score < LEAST_PLAUSIBLE) return null;
  return { text: best.text, encoding: best.encoding, certain: false };
}

function unlessBlank(decoded: Decoded): Result<Decoded, DecodeRefusal> {
  return isBlank(decoded.text) ? refuse("empty") : ok(decoded);
}

/** Below this, what a legacy encoding gives is noise: wrong decoding scores about 0.03, right decoding above 0.3. */
const LEAST_PLAUSIBLE = 0.12;

/**
 * How much a text looks like one that a person wrote, 0 to 1: the share of frequent characters among those beyond
 * ASCII, less the share of characters that hardly any text holds.
 */
function plausibility(text: string): number {
  const sample = text.slice(0, 40_000);
  let beyond = 0;
  let frequent = 0;
  let odd = 0;
  for (const char of sample) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    beyond += 1;
    if (FREQUENT_HAN.has(char) || COMMON_MARKS.has(char)) frequent += 1;
    else if (isOdd(code)) odd += 1;
  }
  return beyond === 0 ? 0 : Math.max(0, (frequent - 2 * odd) / beyond);
}

const COMMON_MARKS = new Set("，。、；：！？“”‘’（）《》「」『』—…·　％－");

/** Private use, half-width katakana, box drawing, and Han beyond the basic block: what wrong decoding produces. */
function isOdd(code: number): boolean {
  return (
    (code >= 0xe000 && code <= 0xf8ff) ||
    (code >= 0xff61 && code <= 0xffdc) ||
    (code >= 0x2500 && code <= 0x259f) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x80 && code <= 0x9f) ||
    code >= 0x20000
  );
}

function byOrderMark(bytes: Uint8Array): Decoded | null {
  const encoding = markedEncoding(bytes);
  const text = encoding === null ? null : strict(encoding, bytes);
  return encoding === null || text === null ? null : { text, encoding, certain: true };
}

/** What a byte order mark says; null without one. */
export function markedEncoding([a, b, c]: Uint8Array): Encoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

/** The text in some encoding; null when it is none in it, or is cut in the middle of a character. */
export function strict(encoding: Encoding, bytes: Uint8Array): string | null {
  if (encoding === "big5") return strictBig5(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Node's own decoder gives private characters for what Hong Kong added to Big5, and takes some bytes that are none. */
function strictBig5(bytes: Uint8Array): string | null {
  const text = iconv.decode(bytes, "big5-hkscs");
  // Big5 has no replacement character: whatever looks like one was a fault.
  return text.includes("\ufffd") ? null : text;
}

/** A file cut in the middle of its last character is still worth reading; the replacement character stands for that. */
function withoutCutEnd(encoding: Encoding, bytes: Uint8Array): string | null {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut += 1) {
    const text = strict(encoding, bytes.subarray(0, bytes.length - cut));
    if (text !== null) return `${text}\ufffd`;
  }
  return null;
}

/** Less than this of a text that reads well does: the wrong order of bytes gives rare characters, and hardly any frequent one. */
const LEAST_READABLE = 0.35;

/**
 * UTF-16 without a mark: both orders of bytes are tried, and the one that reads as a text is taken. Bytes without any
 * zero that are UTF-8 as well are UTF-8.
 */
export function guessUtf16(bytes: Uint8Array, isUtf8: boolean): Decoded | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  if (isUtf8 && !bytes.includes(0)) return null;
  const best = (["utf-16le", "utf-16be"] as const)
    .flatMap((encoding) => {
      const text = strict(encoding, bytes);
      if (text === null || cleanText(text).dropped > 0) return [];
      return [{ text, encoding, share: readableShare(text) }];
    })
    .toSorted((a, b) => b.share - a.share)[0];
  if (best === undefined || best.share < LEAST_READABLE) return null;
  return { text: best.text, encoding: best.encoding, certain: false };
}

/** The share of ASCII and of frequent characters, less what hardly any text holds: odd characters, and such as are none. */
function readableShare(text: string): number {
  let [all, readable, odd] = [0, 0, 0];
  for (const char of text.slice(0, 40_000)) {
    const code = char.codePointAt(0) ?? 0;
    all += 1;
    if (code < 0x80 || FREQUENT_HAN.has(char) || COMMON_MARKS.has(char) || isBlank(char)) readable += 1;
    else if (isOdd(code) || /\p{Cn}/u.test(char)) odd += 1;
  }
  return (readable - 2 * odd) / all;
}

/** Beginnings of files that are not text, whatever their name says. */
const MAGICS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x25, 0x50, 0x44, 0x46],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x42, 0x5a, 0x68],
  [0x4d, 0x5a, 0x90],
];

/** Whether bytes begin as files do that are no text. */
export function hasMagic(bytes: Uint8Array): boolean {
  return MAGICS.some((magic) => magic.every((byte, index) => bytes[index] === byte));
}

/** A zero byte, or more than one control character in a hundred. */
export function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    // Tabs and what breaks lines, from the tab to the carriage return, are in texts; so is the escape of old terminals.
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) control += 1;
  }
  return control * 100 > sample.length;
}
