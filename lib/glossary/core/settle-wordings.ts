import type { Turns } from "@/lib/text/core/turns";
import type { MatchTerm } from "./term";
import { isRight, type Standing } from "./term-on-date";

/** A wording of a concept that stands in a translation; half-open UTF-16 offsets in it. */
export type Held = {
  readonly conceptId: string;
  readonly term: MatchTerm;
  readonly standing: Standing;
  readonly start: number;
  readonly end: number;
};

/** So many places of wordings are looked at before others get their turn. */
const PART = 1000;

/**
 * What counts of the wordings that stand, in order: not those inside longer ones, and none against a concept that
 * renders another.
 */
export function* settle(held: readonly Held[], target: string): Turns<Held[]> {
  const ordered = held.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const counted: Held[] = [];
  for (let at = 0, reached = 0, until = PART; at < ordered.length; ) {
    const from = at;
    if (at >= until) {
      until = at + PART;
      yield;
    }
    const { start = 0, end = 0 } = ordered[from] ?? {};
    while (ordered[at]?.start === start && ordered[at]?.end === end) at += 1;
    // Whatever begins before and ends after it, or begins with it and is longer, has been met by now.
    if (end > reached) counted.push(...settleSpan(ordered.slice(from, at), target.slice(start, end)));
    reached = Math.max(reached, end);
  }
  return counted;
}

/**
 * Of wordings on one span: of each concept those that are most exactly what is written there (with "cooperation"
 * preferred and "co-operation" deprecated, or "communiqué" preferred and "communique" admitted, each is itself), and
 * the right ones alone where there are any.
 */
function settleSpan(held: readonly Held[], here: string): readonly Held[] {
  if (held.length === 1) return held;
  const closest = new Map<string, number>();
  for (const { conceptId, term } of held)
    closest.set(conceptId, Math.max(closest.get(conceptId) ?? 0, closeness(term.text, here)));
  const exact = held.filter(({ conceptId, term }) => closeness(term.text, here) === closest.get(conceptId));
  const right = exact.filter(({ standing }) => isRight(standing));
  return right.length > 0 ? right : exact;
}

function closeness(wording: string, here: string): number {
  if (wording === here) return 2;
  return wording.toLowerCase().replace(/^(?:the|an?)\s+/, "") === here.toLowerCase() ? 1 : 0;
}
