import type { CheckedPair, Finding } from "./finding";
import { type AnnouncedList, readAnnouncedLists } from "./list-announced";
import { countByLead, countColonItems, countOrdinals, listLengths } from "./list-english";
import { report, spanAt } from "./spans";
import { isUntranslated } from "./untranslated";

/**
 * Lists that the source announces and carries out (六个“最”, 三项原则：……, 一是……二是……) and of which the English has
 * fewer or more members. English members are counted in every way a list can be written; one way that gives the right
 * number is enough, and a list of which no way sees anything alike is left alone.
 */
export function checkListCount({ source, target }: CheckedPair): readonly Finding<"list-count">[] {
  if (target.trim() === "" || isUntranslated(source, target)) return [];
  return readAnnouncedLists(source).flatMap((list) => {
    const found = countMembers(list, target);
    if (found === null || found === list.members) return [];
    return [
      report("list-count", "list-count", "warning", {
        values: { expected: list.members, found },
        source: spanAt(source, list.start, list.end, String(list.members)),
      }),
    ];
  });
}

/** The members of the English; null when it is not sure. */
function countMembers({ by, members }: AnnouncedList, target: string): number | null {
  const ordinals = countOrdinals(target);
  if (by === "ordinals") return ordinals >= 2 ? ordinals : null;
  if (ordinals === members || listLengths(target).includes(members)) return members;
  const leads = countByLead(target);
  if (leads.includes(members)) return members;
  if (by === "items") return countColonItems(target);
  const near = leads.filter((count) => Math.abs(count - members) === 1 && count >= 2);
  return near.length === 0 ? null : Math.max(...near);
}
