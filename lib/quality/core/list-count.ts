import type { Turns } from "@/lib/text/core/turns";
import type { CheckedPair, Finding } from "./finding";
import {
  type AnnouncedList,
  announcedListsInTurns,
  readAnnouncedLists,
  readLeadingBracket,
  readLeadingOrdinal,
} from "./list-announced";
import {
  countByLead,
  countOrdinals,
  type Leads,
  listLengths,
  type Ordinals,
  readLeadingEnglish,
  readLeadingNumber,
} from "./list-english";
import { countFewer, countMore } from "./list-members";
import { report, spanAt } from "./spans";
import { isUntranslated } from "./untranslated";

/**
 * Lists that the source announces and carries out (六个“最”, 三项原则：……, 一是……二是……) and of which the English has
 * fewer or more members. English members are counted in every way a list can be written; one way that gives the right
 * number is enough, and a list of which no way sees anything alike is left alone.
 */
export function checkListCount({ source, target }: CheckedPair): readonly Finding<"list-count">[] {
  if (target.trim() === "" || isUntranslated(source, target)) return [];
  return [...checkLeading(source, target), ...checkLists(source, target)];
}

/** Reads the lists of a source, for who has others waiting: the check itself finds them remembered. */
export const readListsInTurns = ({ source }: CheckedPair): Turns<unknown> => announcedListsInTurns(source);

/** A paragraph that is one member of a list (第三，; （三）) and has another number in the English. */
function checkLeading(source: string, target: string): Finding<"list-count">[] {
  const bracket = readLeadingBracket(source);
  const expected = bracket ?? readLeadingOrdinal(source);
  const found = bracket === null ? readLeadingEnglish(target) : readLeadingNumber(target);
  if (expected === null || found === null || expected === found) return [];
  return [
    report("list-count", "list-ordinal", "warning", {
      values: { expected, found },
      source: spanAt(source, 0, bracket === null ? LEADING_LENGTH : endOfBracket(source), String(expected)),
      target: spanAt(target, 0, /^\s*\S*/.exec(target)?.[0].length ?? 0, String(found)),
    }),
  ];
}

const LEADING_LENGTH = 2;
const endOfBracket = (source: string): number => source.search(/[）)]/) + 1;

function checkLists(source: string, target: string): Finding<"list-count">[] {
  const lists = readAnnouncedLists(source);
  if (lists.length === 0) return [];
  const counts = countsOf(target);
  return lists.slice(0, MOST_LISTS).flatMap((list) => {
    const found = countMembers(list, counts, source, target);
    if (found === null || found === list.members) return [];
    return [
      report("list-count", "list-count", "warning", {
        values: { expected: list.members, found },
        source: spanAt(source, list.start, list.end, String(list.members)),
      }),
    ];
  });
}

/** The lists of the English in each way that one can be written, counted when first asked for. */
type Counts = {
  readonly ordinals: () => Ordinals;
  readonly lengths: () => ReadonlySet<number>;
  readonly leads: () => Leads;
};

const countsOf = (target: string): Counts => ({
  ordinals: once(() => countOrdinals(target)),
  lengths: once(() => new Set(listLengths(target))),
  leads: once(() => countByLead(target)),
});

function once<Result extends object>(count: () => Result): () => Result {
  let counted: Result | null = null;
  return () => {
    counted ??= count();
    return counted;
  };
}

/** Each is looked for in the whole of the English; a text with more lists is no prose. */
const MOST_LISTS = 20;

/** The members of the English; null when it is not sure. */
function countMembers(
  list: AnnouncedList,
  { ordinals, lengths, leads }: Counts,
  source: string,
  target: string,
): number | null {
  const { by, members, together } = list;
  if (by === "ordinals") return ordinals().sure ? ordinals().reached : null;
  if (ordinals().reached === members) return members;
  const fewer = together ? countFewer(source, target, list) : null;
  if (fewer !== null) return fewer;
  if (by === "items") return countMore(source, target, list);
  if (lengths().has(members)) return members;
  const { counts, runs } = leads();
  if (counts.has(members)) return members;
  if (runs.has(members + 1)) return members + 1;
  return members > 2 && runs.has(members - 1) ? members - 1 : null;
}
