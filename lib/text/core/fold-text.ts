import { simplifyHan } from "./simplify-han";

/**
 * A text as code points for comparing, with the way back. `codes[i]` came from the text's UTF-16 offsets
 * `starts[i]` to `ends[i]`; several codes share them when one character unfolds into several (㎞ into k, m).
 */
export type FoldedText = {
  readonly length: number;
  readonly codes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** Codes of `FoldTable`: nothing known yet; no character that counts; more than one code, or white space. */
const UNKNOWN = -1;
const IGNORED = -2;
const SPECIAL = -3;
const DASH = 0x2d;
const SPACE = 0x20;
const DOT = "·";

const QUOTE_OR_INVISIBLE = /^[\p{Quotation_Mark}\p{Default_Ignorable_Code_Point}\p{Cc}`´]$/u;
const WHITE = /^\p{White_Space}$/u;
const DASHES = /^\p{Dash}$/u;
const DOTS = /^[·•‧∙⋅・･]$/u;
const MARK = /^\p{M}$/u;

/** What each code unit of the basic plane folds to alone, filled as texts need it. */
const table = new Int32Array(0x10000).fill(UNKNOWN);

/**
 * Folds a text for comparing: traditional to simplified characters, NFKC, lower case, one dash for all (and for a
 * run of them), one middle dot for all. Quotation marks, zero-width and control characters fall away, and so does
 * white space; with `keepSpaces`, for languages that part words by it, a run of it becomes one space.
 */
export function foldText(text: string, keepSpaces = false): FoldedText {
  const folded = new Folding(text.length);
  for (let at = 0; at < text.length; ) {
    const end = foldSimple(text, at, folded) ?? foldSpecial(text, at, folded, keepSpaces);
    at = end;
  }
  return folded.finish();
}

/** Folds the code unit at `at` when it stands alone and folds to one code or none; else undefined. */
function foldSimple(text: string, at: number, folded: Folding): number | undefined {
  const unit = text.charCodeAt(at);
  let code = table[unit] ?? SPECIAL;
  if (code === UNKNOWN) {
    code = classify(unit);
    table[unit] = code;
  }
  if (code === SPECIAL || mayCombine(text.charCodeAt(at + 1))) return undefined;
  if (code !== IGNORED) folded.push(code, at, at + 1);
  return at + 1;
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  if (QUOTE_OR_INVISIBLE.test(character) && !WHITE.test(character)) return IGNORED;
  if (unit >= 0xd800 && unit <= 0xdfff) return SPECIAL;
  if (WHITE.test(character) || DASHES.test(character)) return SPECIAL;
  const codes = Array.from(foldCluster(character));
  return codes.length === 1 ? (codes[0]?.codePointAt(0) ?? SPECIAL) : SPECIAL;
}

/** 0: not looked at yet; 1: no mark; 2: a mark, or half of a pair that may be one. */
const marks = new Int8Array(0x10000);

function mayCombine(unit: number): boolean {
  if (!(unit >= 0x300)) return false;
  if (marks[unit] === 0) {
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    marks[unit] = isSurrogate || MARK.test(String.fromCharCode(unit)) ? 2 : 1;
  }
  return marks[unit] === 2;
}

/** Folds what needs a closer look: white space, dashes, characters with marks, and those beyond the basic plane. */
function foldSpecial(text: string, at: number, folded: Folding, keepSpaces: boolean): number {
  const first = characterAt(text, at);
  const end = at + first.length;
  if (WHITE.test(first)) {
    if (keepSpaces) folded.pushOnce(SPACE, at, end);
    return end;
  }
  if (QUOTE_OR_INVISIBLE.test(first)) return end;
  if (DASHES.test(first)) {
    folded.pushOnce(DASH, at, end);
    return end;
  }
  const clusterEnd = endOfMarks(text, end);
  for (const character of foldCluster(text.slice(at, clusterEnd)))
    folded.push(character.codePointAt(0) ?? 0, at, clusterEnd);
  return clusterEnd;
}

/** Where the marks end that follow a character; invisible ones, such as variation selectors, are not among them. */
function endOfMarks(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const next = characterAt(text, end);
    if (!MARK.test(next) || QUOTE_OR_INVISIBLE.test(next)) break;
    end += next.length;
  }
  return end;
}

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

/** One character with its marks, folded; what would fold to white space or nothing inside it is left out. */
function foldCluster(cluster: string): string {
  const composed = simplifyEach(cluster).normalize("NFKC").toLowerCase().normalize("NFKC");
  let folded = "";
  for (const character of simplifyEach(composed)) {
    if (WHITE.test(character) || QUOTE_OR_INVISIBLE.test(character)) continue;
    folded += DASHES.test(character) ? "-" : DOTS.test(character) ? DOT : character;
  }
  return folded;
}

const simplifyEach = (text: string): string => Array.from(text, simplifyHan).join("");

/** Collects codes; a text rarely unfolds into more codes than it has units, so the arrays seldom grow. */
class Folding {
  private codes: Int32Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private length = 0;

  constructor(capacity: number) {
    this.codes = new Int32Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  push(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow();
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  /** Adds a code, or lets the same code before it reach to here. */
  pushOnce(code: number, start: number, end: number): void {
    if (this.length > 0 && this.codes[this.length - 1] === code) this.ends[this.length - 1] = end;
    else this.push(code, start, end);
  }

  finish(): FoldedText {
    return { length: this.length, codes: this.codes, starts: this.starts, ends: this.ends };
  }

  private grow(): void {
    const wider = (old: Int32Array): Int32Array => {
      const copy = new Int32Array(old.length * 2 + 16);
      copy.set(old);
      return copy;
    };
    this.codes = wider(this.codes);
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
  }
}
