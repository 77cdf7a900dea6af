import { RE2JS, RE2JSException } from "re2js";
import type { CheckedPair, Finding, Severity } from "./finding";
import { report, type Span, spanAt } from "./spans";

export const PATTERN_KINDS = ["source-never", "target-never", "target-needed", "target-never-then"] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/**
 * A team's own check: regular expressions over source and target, in RE2's syntax (no backreferences, no lookaround).
 * `source-never` and `target-never` report what matches; `target-needed` reports a match of the source when the target
 * has none; `target-never-then` reports what matches in the target when the source matches too.
 */
export type OwnPattern = {
  readonly id: string;
  readonly name: string;
  readonly kind: PatternKind;
  /** Empty where the kind does not look at the source. */
  readonly sourcePattern: string;
  /** Empty where the kind does not look at the target. */
  readonly targetPattern: string;
  readonly ignoreCase: boolean;
  readonly severity: Severity;
  /** What people read; the team's own words. */
  readonly message: string;
};

/** A pattern made ready: build once, use for every pair. */
export type PreparedPattern = {
  readonly pattern: OwnPattern;
  readonly source: RE2JS | null;
  readonly target: RE2JS | null;
};

/** Why a pattern cannot be used: `syntax` with the engine's words, too long, too large when it is written out, empty. */
export type PatternFault = {
  readonly side: "source" | "target";
  readonly fault: "syntax" | "long" | "large" | "empty";
  readonly detail: string;
};

/**
 * A pattern's characters, and its instructions when counted repetitions are written out: what each character of a text
 * costs at most. All patterns of a project together may have so many: linear time is not short time.
 */
export const PATTERN_LIMITS = { characters: 500, instructions: 400, allInstructions: 2000 } as const;
/** Finding all matches of a text may take its length for each; so only so many are looked for. */
const MOST_MATCHES = 10;

const NEEDS: Readonly<Record<PatternKind, { readonly source: boolean; readonly target: boolean }>> = {
  "source-never": { source: true, target: false },
  "target-never": { source: false, target: true },
  "target-needed": { source: true, target: true },
  "target-never-then": { source: true, target: true },
};

/** Compiles a pattern, or says what is wrong with it. The engine never backtracks, so no pattern can be slow on any text. */
export function preparePattern(
  pattern: OwnPattern,
): { readonly ok: true; readonly prepared: PreparedPattern } | ({ readonly ok: false } & PatternFault) {
  const { source: needsSource, target: needsTarget } = NEEDS[pattern.kind];
  const source = needsSource ? compile(pattern.sourcePattern, pattern.ignoreCase) : null;
  if (typeof source === "string") return { ok: false, side: "source", ...toFault(source) };
  const target = needsTarget ? compile(pattern.targetPattern, pattern.ignoreCase) : null;
  if (typeof target === "string") return { ok: false, side: "target", ...toFault(target) };
  return { ok: true, prepared: { pattern, source, target } };
}

function toFault(found: string): Omit<PatternFault, "side"> {
  if (found === "long" || found === "large" || found === "empty") return { fault: found, detail: "" };
  return { fault: "syntax", detail: found };
}

/** The compiled expression, or what is wrong with it in a word or the engine's own words. */
function compile(expression: string, ignoreCase: boolean): RE2JS | string {
  if (expression === "") return "empty";
  if (expression.length > PATTERN_LIMITS.characters) return "long";
  try {
    const compiled = RE2JS.compile(
      RE2JS.translateRegExp(expression),
      RE2JS.MULTILINE | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0),
    );
    return compiled.programSize() > PATTERN_LIMITS.instructions ? "large" : compiled;
  } catch (cause) {
    if (cause instanceof RE2JSException) return cause.message;
    throw cause;
  }
}

/** What a team's own patterns report on a pair; `values` are the pattern's name and message, and what was found. */
export function checkOwnPatterns(
  pair: CheckedPair,
  patterns: readonly PreparedPattern[],
): readonly Finding<"own-pattern">[] {
  if (pair.target.trim() === "") return [];
  return patterns.flatMap((prepared) => {
    const { source, target } = findPlaces(prepared, pair);
    const toFinding = (side: "source" | "target", span: Span): Finding<"own-pattern"> => {
      const { id, name, message, severity } = prepared.pattern;
      const found = spanAt(pair[side], span.start, span.end);
      const values = { pattern: id, name, message, found: found.text };
      return report("own-pattern", "own-pattern", severity, { values, [side]: found });
    };
    return [
      ...source.map((span) => toFinding("source", span)),
      ...target.map((span) => toFinding("target", span)),
    ];
  });
}

type Places = { readonly source: readonly Span[]; readonly target: readonly Span[] };
const NOWHERE: Places = { source: [], target: [] };

function findPlaces({ pattern: { kind }, source, target }: PreparedPattern, pair: CheckedPair): Places {
  switch (kind) {
    case "source-never":
      return { source: matches(source, pair.source), target: [] };
    case "target-never":
      return { source: [], target: matches(target, pair.target) };
    case "target-needed":
      return target?.test(pair.target)
        ? NOWHERE
        : { source: matches(source, pair.source).slice(0, 1), target: [] };
    case "target-never-then":
      return source?.test(pair.source) ? { source: [], target: matches(target, pair.target) } : NOWHERE;
  }
}

/** Matches that are not empty, from the left. */
function matches(expression: RE2JS | null, text: string): Span[] {
  const spans: Span[] = [];
  const matcher = expression?.matcher(text);
  while (matcher && spans.length < MOST_MATCHES && matcher.find())
    if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
  return spans;
}

/** What each character of a text costs at most, for all these patterns together. */
export function instructionsOf(patterns: readonly PreparedPattern[]): number {
  return patterns.reduce(
    (sum, { source, target }) => sum + (source?.programSize() ?? 0) + (target?.programSize() ?? 0),
    0,
  );
}
