import type { Amount } from "./amount";
import type { AmountMatch } from "./amount-match";
import { isSame } from "./amount-value";
import type { CheckedPair, Severity } from "./finding";
import { readAnnouncedLists } from "./list-announced";

/** What says that a number holds for both of two things: nothing is missing then. */
const MERGED = /\b(?:both|each|respectively|apiece|alike)\b/i;
/** What may say so. */
const MAYBE_MERGED =
  /\b(?:as (?:many|much|well|large|high|long)|also|too|same|likewise|equal(?:ly)?|similar(?:ly)?|all)\b/i;
/** How far around a number such words are looked for. */
const NEAR = 120;

/**
 * How much it weighs that an amount of the source is missing from the translation; null where nothing is amiss. What
 * is hard is an error; a small bare count, and a name said a second time, can be left to the reader.
 */
export function weighMissing(
  missing: Amount,
  matches: readonly AmountMatch[],
  { target }: CheckedPair,
): Severity | null {
  const twin = matches.find((match) => match.relation === "same" && isTwin(match.source, missing))?.target;
  if (twin !== undefined && twin !== null) {
    const around = target.slice(Math.max(0, twin.start - NEAR), twin.end + NEAR);
    if (MERGED.test(around)) return null;
    if (MAYBE_MERGED.test(around)) return "notice";
    if (missing.kind === "ordinal") return "warning";
  }
  return missing.isHard ? "error" : "warning";
}

function isTwin(one: Amount, other: Amount): boolean {
  const [value, same] = [one.readings[0], other.readings[0]];
  return (
    one !== other &&
    value !== undefined &&
    same !== undefined &&
    value.sense === same.sense &&
    isSame(value.value, same.value)
  );
}

/** Leaves out the numbers of lists that the source carries out: whether they are whole is for `list-count` to say. */
export function withoutLists(matches: readonly AmountMatch[], source: string): readonly AmountMatch[] {
  const isSoft = ({ relation, source: one }: AmountMatch): boolean => relation === "missing" && !one.isHard;
  if (!matches.some(isSoft)) return matches;
  const lists = readAnnouncedLists(source);
  return matches.filter(
    (match) =>
      !isSoft(match) ||
      !lists.some(({ start, end }) => (match.source?.start ?? 0) >= start && (match.source?.end ?? 0) <= end),
  );
}
