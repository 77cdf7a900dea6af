/**
 * Why something waits for a person, the most pressing first: a translation of theirs was sent back; the source of
 * one was changed; they were given it; another must have the last word; nobody was given it, and they may review.
 */
export const REASONS = [
  "returned",
  "source-changed",
  "assigned",
  "second-review",
  "unassigned-review",
] as const;
export type Reason = (typeof REASONS)[number];

/** How many paragraphs wait for each reason; a paragraph counts for its most pressing one. */
export type ReasonCounts = Readonly<Record<Reason, number>>;

/** The most pressing reason of a group; null when nothing waits in it. */
export function firstReason(counts: ReasonCounts): Reason | null {
  return REASONS.find((reason) => counts[reason] > 0) ?? null;
}
