import { hashText } from "./hash";

/** What stands beside a segment, as it is compared: a hash of the neighbor's key, or one of the two below. */
export type Context = number;

/** Nothing is known of the neighbor, as in files of pairs: it is like no other. */
export const NO_CONTEXT: Context = 0;
/** There is none: the document begins or ends here. */
export const AT_EDGE: Context = 1;

/** The context that a neighbor with this key makes; `null` is the document's edge. */
export function contextOf(neighbor: string | null): Context {
  return neighbor === null ? AT_EDGE : Math.max(AT_EDGE + 1, hashText(neighbor));
}

/** On how many sides, 0 to 2, two segments have the same beside them. */
export function sharedSides(
  one: { readonly before: Context; readonly after: Context },
  other: { readonly before: Context; readonly after: Context },
): 0 | 1 | 2 {
  const before = one.before !== NO_CONTEXT && one.before === other.before;
  const after = one.after !== NO_CONTEXT && one.after === other.after;
  return before && after ? 2 : before || after ? 1 : 0;
}
