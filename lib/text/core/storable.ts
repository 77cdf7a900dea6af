import { z } from "zod";
import { findForbidden } from "./clean-text";

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

/** Why a text may not become part of a document, with the character and its place; null when it may. */
export function forbiddenSentence(text: string): string | null {
  const found = findForbidden(text);
  if (found === null) return null;
  const name = `U+${found.code.toString(16).toUpperCase().padStart(4, "0")}`;
  return `This has a character at offset ${found.at} that no text may hold: ${name}.`;
}

/**
 * A text that becomes part of a document, and goes out with it: what imports take out of files is refused here, control
 * characters among it, which XML and other formats cannot carry.
 */
export const writable = () =>
  z.string().refine((text) => findForbidden(text) === null, {
    error: ({ input }) => forbiddenSentence(typeof input === "string" ? input : "") ?? SENTENCE,
  });
