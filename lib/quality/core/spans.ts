import type { Finding, FoundSpan, Severity } from "./finding";

/** The span of a text between two UTF-16 offsets; `value` is what was read there. */
export function spanAt(text: string, start: number, end: number, value?: string): FoundSpan {
  const within = text.slice(start, end);
  return value === undefined ? { start, end, text: within } : { start, end, text: within, value };
}

/** Half-open UTF-16 offsets. */
export type Span = { readonly start: number; readonly end: number };

type Report = {
  readonly values?: Readonly<Record<string, string | number>>;
  readonly source?: FoundSpan | null;
  readonly target?: FoundSpan | null;
};

/** A finding; the sides that are not given are null. */
export function report<Check extends string>(
  check: Check,
  code: string,
  severity: Severity,
  { values = {}, source = null, target = null }: Report = {},
): Finding<Check> {
  return { check, code, severity, values, source, target };
}

/** Offsets of every match of a global pattern. Patterns must not be able to backtrack far: bound what repeats. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  // matchAll would make a copy of the pattern for each text.
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    spans.push({ start: found.index, end: pattern.lastIndex });
    if (pattern.lastIndex === found.index) pattern.lastIndex += 1;
  }
  return spans;
}

/** The spans that touch none of the others; both lists are in order. */
export function outside<Of extends Span>(spans: readonly Of[], others: readonly Span[]): Of[] {
  let at = 0;
  return spans.filter(({ start, end }) => {
    while (at < others.length && (others[at]?.end ?? 0) <= start) at += 1;
    const next = others[at];
    return next === undefined || next.start >= end;
  });
}
