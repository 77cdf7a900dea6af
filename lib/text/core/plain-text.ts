/**
 * Whether a text can be stored and shown as it is: well-formed UTF-16, without the character U+0000, which PostgreSQL
 * does not keep. For names and lines that people type; what is imported is cleaned instead.
 */
export function isPlainText(text: string): boolean {
  return !text.includes("\0") && /^\P{Surrogate}*$/u.test(text);
}

/** What a field says that is not plain text. */
export const NOT_PLAIN_TEXT = "has characters that cannot be stored";
