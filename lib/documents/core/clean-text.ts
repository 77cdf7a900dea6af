/**
 * Characters that no text of ours may hold: C0 and C1 controls but tab and line feed, the byte order mark inside a
 * text, and U+FFFE and U+FFFF, which XML and PostgreSQL refuse.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/gu;

/**
 * One form for every text that comes in: line ends are "\n", forbidden characters are gone, lone surrogates are
 * U+FFFD. Cleaning twice changes nothing.
 *
 * @returns `dropped`, the number of characters taken out, line ends not counted
 */
export function cleanText(text: string): { readonly text: string; readonly dropped: number } {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/gu, "\n").replace(/^\ufeff/u, "");
  const clean = lines.replace(FORBIDDEN, "");
  return { text: toWellFormed(clean), dropped: lines.length - clean.length };
}

/** String.prototype.toWellFormed in words that every supported runtime has. */
function toWellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** Whether a text shows nothing: white space, and characters that have neither width nor shape. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
