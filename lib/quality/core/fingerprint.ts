import { foldText } from "./characters";
import type { CheckedPair, Finding, FoundSpan } from "./finding";

/** A finding with the key that a waiver holds it by. */
export type ReportedFinding<Check extends string = string> = Finding<Check> & {
  readonly fingerprint: string;
};

/** A mark has no words of its own: it is known by so many characters on either side. */
const CONTEXT = 12;

/**
 * Gives each finding of one pair its fingerprint: check, code, what was read or stands in its spans, and its number
 * among those that are alike. Edits elsewhere in the paragraph leave it as it is, and so do case, width and blanks; it
 * changes when the words that were found do. A mark is known by its neighbors, a whole text by its source and by how far off its size is.
 */
export function withFingerprints<Check extends string>(
  findings: readonly Finding<Check>[],
  pair: Pick<CheckedPair, "source" | "target">,
): ReportedFinding<Check>[] {
  const seen = new Map<number, number>();
  return findings.map((finding) => {
    const { check, code, severity, values, source, target } = finding;
    const hash = new Hash();
    describe(hash, finding, pair);
    const key = hash.state();
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    hash.add(SEPARATOR);
    hash.add(String(ordinal));
    return { check, code, severity, values, source, target, fingerprint: hash.end() };
  });
}

const SEPARATOR = "\u0000";

function describe(hash: Hash, finding: Finding, pair: Pick<CheckedPair, "source" | "target">): void {
  const { check } = finding;
  hash.add(check);
  hash.add(SEPARATOR);
  // All of a team's patterns are one check with one code: each is its own.
  hash.add(check === "own-pattern" ? String(finding.values.pattern ?? "") : finding.code);
  hash.add(SEPARATOR);
  if (finding.source === null && finding.target === null) {
    hash.add(foldText(pair.source));
    const size = roughSizeOf(finding);
    if (size !== null) hash.add(`${SEPARATOR}${size}`);
    return;
  }
  describeSpan(hash, finding.source, pair.source);
  hash.add(SEPARATOR);
  describeSpan(hash, finding.target, pair.target);
}

/** A text of half as much again is another one; a few words more or fewer hardly ever make it so. */
const MATERIAL = Math.log(1.5);

/** How much is amiss with a whole text, where it is a matter of size: roughly, for small edits change it a little. */
function roughSizeOf({ values: { percent } }: Finding): number | null {
  return typeof percent === "number" ? Math.round(Math.log(percent + 1) / MATERIAL) : null;
}

function describeSpan(hash: Hash, span: FoundSpan | null, text: string): void {
  if (span === null) return;
  const words = span.value === undefined ? foldText(span.text) : span.value;
  if (hasWord(words)) {
    hash.add(words);
    return;
  }
  const before = text.slice(Math.max(0, span.start - CONTEXT), span.start);
  const after = text.slice(span.end, span.end + CONTEXT);
  hash.add([lastWord(before), span.text.trim(), firstWord(after)].join("\u0001"));
}

/** Whether there is a letter or digit; mostly it is the first character. */
function hasWord(text: string): boolean {
  const unit = text.charCodeAt(0);
  const isPlain =
    (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 0x4e00 && unit <= 0x9fff);
  return isPlain || /[\p{L}\p{N}]/u.test(text);
}

const lastWord = (text: string): string => foldText(text.trimEnd().split(/\s/).at(-1) ?? "");
const firstWord = (text: string): string => foldText(text.trimStart().split(/\s/)[0] ?? "");

/**
 * 53 bits of what is added, as 11 characters (cyrb53 by bryc, public domain): enough to tell the findings of a project
 * apart. Piece by piece, so that nothing is joined for it.
 */
class Hash {
  private one = 0xdeadbeef;
  private two = 0x41c6ce57;

  add(text: string): void {
    let { one, two } = this;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      one = Math.imul(one ^ code, 2654435761);
      two = Math.imul(two ^ code, 1597334677);
    }
    this.one = one;
    this.two = two;
  }

  /** What was added so far as a number, the same for the same. */
  state(): number {
    return (this.one >>> 0) * 2_097_152 + (this.two >>> 11);
  }

  end(): string {
    const { one: first, two: second } = this;
    let one = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
    let two = Math.imul(second ^ (second >>> 16), 2246822507);
    two ^= Math.imul(one ^ (one >>> 13), 3266489909);
    one >>>= 0;
    return inDigits(4294967296 * (2097151 & two) + one);
  }
}

const BASE = 36;
/** Every two digits, for a large number is written slowly otherwise. */
const TWO_DIGITS = Array.from({ length: BASE ** 2 }, (_, number) => number.toString(BASE).padStart(2, "0"));
const TWO = BASE ** 2;
const FOUR = TWO ** 2;
const EIGHT = FOUR ** 2;

/** A number below 2 to the 53rd in base 36, with its zeros: 11 digits. */
function inDigits(number: number): string {
  const upper = Math.floor(number / EIGHT);
  const lower = number - upper * EIGHT;
  const middle = Math.floor(lower / FOUR);
  return inFour(upper).slice(1) + inFour(middle) + inFour(lower - middle * FOUR);
}

const inFour = (number: number): string =>
  (TWO_DIGITS[Math.floor(number / TWO)] ?? "") + (TWO_DIGITS[number % TWO] ?? "");
