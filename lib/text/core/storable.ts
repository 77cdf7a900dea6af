import { z } from "zod";

/** What people read when a text cannot be kept. */
const SENTENCE = "This has characters that are none (NUL, or half of a pair).";

/** Whether the database can keep a text exactly as it is: without NUL, and without halves of surrogate pairs. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/**
 * A text that somebody gives in a field, such as a name or a comment. Characters that are none are refused, not taken
 * out behind the caller's back; files that are imported are cleaned instead.
 */
export const storable = () => z.string().refine(isStorable, SENTENCE);
