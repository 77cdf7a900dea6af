import type { ReturnedText } from "./returned";

/** Paragraphs' ids are UUIDs of version 7. */
const OUR_ID = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/u;

/**
 * The paragraph that a unit of a file names. Other programs give ids too: only in a file that says that it was exported here is any id
 * ours. Programs may drop what says so; then an id that has the shape of ours counts as far as there is such a paragraph.
 */
export function namedParagraph(
  id: string | null,
  isOurs: boolean,
): Pick<ReturnedText, "paragraphId" | "isGuess"> {
  if (id === null || id === "" || isOurs) return { paragraphId: id === "" ? null : id };
  return OUR_ID.test(id) ? { paragraphId: id, isGuess: true } : { paragraphId: null };
}
