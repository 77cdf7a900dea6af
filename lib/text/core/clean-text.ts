import type { RichText } from "./marks";

/**
 * Characters that no text of ours may hold: C0 and C1 controls but tab and line feed, the byte order mark inside a
 * text, and U+FFFE and U+FFFF, which XML and PostgreSQL refuse.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/gu;

/** Halves of surrogate pairs. Without the flag `u`, which would take a pair for one character. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * What breaks a line to one program or another: a vertical tab is Word's soft break in plain text, a form feed the end of a
 * page. Taken out, they would glue the words beside them together.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: two of them end lines
const BREAK = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu;

/** What cleaning takes out, or makes a line's end of; a half becomes another character and changes no offset. */
const CHANGED = new RegExp(`${BREAK.source}|${FORBIDDEN.source}`, "gu");

/**
 * One form for every text that comes in: line ends are "\n", forbidden characters are gone, lone surrogates are
 * U+FFFD. Cleaning twice changes nothing.
 *
 * @returns `dropped`, the number of characters taken out, line ends not counted
 */
export function cleanText(text: string): { readonly text: string; readonly dropped: number } {
  const lines = text.replace(BREAK, "\n").replace(/^\ufeff/u, "");
  const clean = lines.replace(FORBIDDEN, "");
  return { text: toWellFormed(clean), dropped: lines.length - clean.length };
}

/** The same for a text with emphasis, which goes on lying over the same words. */
export function cleanRich(rich: RichText): RichText {
  const { text } = cleanText(rich.text);
  if (text === rich.text) return rich;
  // Where each offset of the old text lies in the new one.
  const offsets = new Uint32Array(rich.text.length + 1);
  let [from, to] = [0, 0];
  const keep = (until: number): void => {
    while (from < until) offsets[from++] = to++;
  };
  for (const { index, 0: found } of rich.text.matchAll(CHANGED)) {
    keep(index);
    const stays = found.search(BREAK) === 0 ? 1 : 0;
    for (const end = index + found.length; from < end; from += 1) offsets[from] = to;
    to += stays;
  }
  keep(rich.text.length);
  offsets[from] = to;
  const marks = rich.marks.flatMap(({ mark, ...span }) => {
    const [start = 0, end = 0] = [offsets[span.start], offsets[span.end]];
    return start < end ? [{ start, end, mark }] : [];
  });
  return { text, marks };
}

/**
 * A live text as it is shown and kept: what no text may hold is the replacement character, or a line's end, so that every
 * offset stays. Editors and imports take such characters out; this is for what another program wrote into it.
 */
export function maskText(text: string): string {
  return toWellFormed(
    text
      .replace(/\r(?=\n)/gu, " ")
      .replace(BREAK, "\n")
      .replace(FORBIDDEN, (found) => (found === "\ufeff" ? found : "\ufffd")),
  );
}

/** The first character of a text that a person or a program would lose by cleaning; null when there is none. */
export function findForbidden(text: string): { readonly at: number; readonly code: number } | null {
  const lines = text.replace(/[\r\u0085\ufeff]/gu, "\n");
  const at = lines.search(FORBIDDEN);
  const lone = lines.search(LONE);
  const first = at < 0 ? lone : lone < 0 ? at : Math.min(at, lone);
  return first < 0 ? null : { at: first, code: text.charCodeAt(first) };
}

/** String.prototype.toWellFormed in words that every supported runtime has. */
function toWellFormed(text: string): string {
  return text.replace(LONE, "\ufffd");
}

/** Whether a text shows nothing: white space, and characters that have neither width nor shape. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
