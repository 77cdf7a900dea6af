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
 * changes when the words that were found do. A mark is known by its neighbors, a whole text by its source.
 */
export function withFingerprints<Check extends string>(
  findings: readonly Finding<Check>[],
  pair: Pick<CheckedPair, "source" | "target">,
): ReportedFinding<Check>[] {
  const seen = new Map<string, number>();
  if (findings.length === 0) return [];
  return findings.map((finding) => {
    const key = describe(finding, pair);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return { ...finding, fingerprint: hash(`${key}\u0000${ordinal}`) };
  });
}

function describe(finding: Finding, { source, target }: Pick<CheckedPair, "source" | "target">): string {
  const { check } = finding;
  // All of a team's patterns are one check with one code: each is its own.
  const code = check === "own-pattern" ? String(finding.values.pattern ?? "") : finding.code;
  if (finding.source === null && finding.target === null)
    return [check, code, foldText(source)].join("\u0000");
  return [check, code, describeSpan(finding.source, source), describeSpan(finding.target, target)].join(
    "\u0000",
  );
}

function describeSpan(span: FoundSpan | null, text: string): string {
  if (span === null) return "";
  const words = span.value === undefined ? foldText(span.text) : span.value;
  if (/[\p{L}\p{N}]/u.test(words)) return words;
  const before = text.slice(Math.max(0, span.start - CONTEXT), span.start);
  const after = text.slice(span.end, span.end + CONTEXT);
  return [lastWord(before), span.text.trim(), firstWord(after)].join("\u0001");
}

const lastWord = (text: string): string => foldText(text.trimEnd().split(/\s/).at(-1) ?? "");
const firstWord = (text: string): string => foldText(text.trimStart().split(/\s/)[0] ?? "");

/** 53 bits of a text, as 11 characters (cyrb53 by bryc, public domain): enough to tell the findings of a project apart. */
function hash(text: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36).padStart(11, "0");
}
