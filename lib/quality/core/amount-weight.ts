import type { Turns } from "@/lib/text/core/turns";
import type { Amount } from "./amount";
import type { AmountMatch } from "./amount-match";
import { sizeOf } from "./amount-value";
import type { CheckedPair, Severity } from "./finding";
import { announcedListsInTurns } from "./list-announced";
import { listLengths } from "./list-english";

/** What says that a number holds for both of two things: nothing is missing then. */
const MERGED =
  /\b(?:both|each|respectively|apiece|alike|all (?:grew|rose|fell|dropped|increased|decreased|reached|stood|were|are|had|have|up|down))\b/i;
/** What may say so. */
const MAYBE_MERGED =
  /\b(?:as (?:many|much|well|large|high|long)|also|too|same|likewise|equal(?:ly)?|similar(?:ly)?|all)\b/i;
/** How far around a number such words are looked for. */
const NEAR = 120;

/** Where the translation says a value that the source says too. */
export type Twins = ReadonlyMap<string, Amount>;

/** The amounts of the translation that stand for one of the source, by their value. */
export function findTwins(matches: readonly AmountMatch[]): Twins {
  const twins = new Map<string, Amount>();
  for (const match of matches)
    if (match.relation === "same") for (const key of keyOf(match.source)) twins.set(key, match.target);
  return twins;
}

const keyOf = ({ readings: [first] }: Amount): string[] =>
  first === undefined ? [] : [`${first.sense} ${first.value.top}/${first.value.bottom}`];

/**
 * How much it weighs that an amount of the source is missing from the translation; null where nothing is amiss. What
 * is hard is an error; a small bare count, and a name said a second time, can be left to the reader.
 */
export function weighMissing(
  missing: Amount,
  twins: Twins,
  { source, target }: CheckedPair,
): Severity | null {
  const [twin] = keyOf(missing).map((key) => twins.get(key));
  if (twin !== undefined) {
    if (refersBack(missing, source)) return null;
    const around = target.slice(Math.max(0, twin.start - NEAR), twin.end + NEAR);
    if (MERGED.test(around)) return null;
    if (MAYBE_MERGED.test(around)) return "notice";
    if (missing.kind === "ordinal") return "warning";
  }
  return missing.isHard ? "error" : "warning";
}

/** 不得超过二十年，超过二十年的，…: the condition says the limit again, for which English has "where it does". */
const refersBack = ({ start, end }: Amount, source: string): boolean =>
  source.charAt(end) === "的" &&
  /(?:超过|不足|不满|未满|达到|不到|逾|满)$/.test(source.slice(Math.max(0, start - 2), start));

/** A list's number stands in the first characters of it. */
const LONGEST_ANNOUNCEMENT = 24;

/** A number that the translation announces a list with is looked for in the members so far behind it. */
const LONGEST_LIST = 400;
const MOST_MEMBERS = 12;
/** A text with more such numbers has lists of another kind, and each look takes its time. */
const MOST_EXTRA = 20;

/** Whether as many members follow as the number says: "the five tasks of A, B, C, D and E". */
function isCarriedOut({ kind, readings: [first], end }: Amount, target: string): boolean {
  const size = kind === "count" && first !== undefined ? sizeOf(first.value) : 0;
  if (size < 2 || size > MOST_MEMBERS) return false;
  const [rest = ""] = target.slice(end, end + LONGEST_LIST).split(/[.!?](?:\s|$)/, 1);
  return listLengths(rest).includes(size);
}

/** "As 2020 drew to a close": what has no word of time beside it may be a year that the source says. */
const isYearOf = (source: string, digits: string): boolean =>
  /^[12]\d{3}$/.test(digits) && source.includes(`${digits}年`);

/**
 * Leaves out the numbers of lists that the source carries out, whether they are whole is for `list-count` to say, and
 * those that the translation announces a whole list with, or that are years of the source.
 */
export function* withoutLists(
  all: readonly AmountMatch[],
  { source, target }: Pick<CheckedPair, "source" | "target">,
): Turns<readonly AmountMatch[]> {
  const extra = all.filter(({ relation }) => relation === "extra").length;
  const matches = all.filter(
    ({ relation, target: one }) =>
      relation !== "extra" ||
      extra > MOST_EXTRA ||
      !(isCarriedOut(one, target) || isYearOf(source, target.slice(one.start, one.end))),
  );
  const isSoft = ({ relation, source: one }: AmountMatch): boolean => relation === "missing" && !one.isHard;
  if (!matches.some(isSoft)) return matches;
  const places = new Set<number>();
  for (const { start, end } of yield* announcedListsInTurns(source))
    for (let at = start; at < Math.min(end, start + LONGEST_ANNOUNCEMENT); at += 1) places.add(at);
  return matches.filter((match) => !isSoft(match) || !places.has(match.source?.start ?? -1));
}
