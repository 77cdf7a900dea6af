import { diffArrays } from "diff";

/** One replacement: `remove` UTF-16 units at `at` of the old text give way to `insert`. Never both zero and empty. */
export type TextEdit = { readonly at: number; readonly remove: number; readonly insert: string };

/** Words, runs of white space, and every other character (a whole code point) by itself. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[\s\S]/gu;

/** The same, with every Chinese character by itself. */
const CHARACTER = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\s+|[\s\S]/gu;
const HAN = /\p{Script=Han}/u;

/** Changed stretches of more are left as one replacement: comparing them by characters takes long. */
const LONGEST_REFINED = 1000;

/** Above this many differing words the texts have little in common, and comparing them costs more than it gives. */
const MOST_DIFFERENCES = 2000;

/**
 * What turns one text into another, changing as little as it can, so that carets and anchors in untouched words stay.
 * Words are compared whole, Chinese by characters; inside a changed stretch only what differs between its ends is replaced.
 *
 * @returns edits from left to right that do not overlap; offsets are into the old text (UTF-16) and never lie
 *   inside a surrogate pair
 */
export function findTextEdits(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  if (before === "") return [{ at: 0, remove: 0, insert: after }];
  return findByTokens(before, after, TOKEN, MOST_DIFFERENCES).flatMap((edit) => refineHan(before, edit));
}

function findByTokens(before: string, after: string, token: RegExp, most: number): TextEdit[] {
  const parts = diffArrays(before.match(token) ?? [], after.match(token) ?? [], { maxEditLength: most });
  if (parts === undefined) return [trimEdit(before, { at: 0, remove: before.length, insert: after })];

  const edits: TextEdit[] = [];
  let at = 0;
  let open: { at: number; remove: number; insert: string } | null = null;
  for (const part of parts) {
    const text = part.value.join("");
    if (!part.added && !part.removed) {
      if (open !== null) edits.push(trimEdit(before, open));
      open = null;
      at += text.length;
      continue;
    }
    open ??= { at, remove: 0, insert: "" };
    if (part.added) open.insert += text;
    else {
      open.remove += text.length;
      at += text.length;
    }
  }
  if (open !== null) edits.push(trimEdit(before, open));
  return edits.filter((edit) => edit.remove > 0 || edit.insert !== "");
}

/** Chinese has no blanks between words: a clause that was changed at both ends is not new in between. */
function refineHan(before: string, edit: TextEdit): TextEdit[] {
  const removed = before.slice(edit.at, edit.at + edit.remove);
  const isShort = removed.length + edit.insert.length <= LONGEST_REFINED;
  if (!isShort || !HAN.test(removed) || !HAN.test(edit.insert)) return [edit];
  const finer = findByTokens(removed, edit.insert, CHARACTER, LONGEST_REFINED);
  return finer.map(({ at, ...rest }) => ({ at: edit.at + at, ...rest }));
}

/** Takes the common beginning and end off a replacement. */
function trimEdit(before: string, edit: TextEdit): TextEdit {
  const removed = before.slice(edit.at, edit.at + edit.remove);
  const most = Math.min(removed.length, edit.insert.length);
  let head = 0;
  while (head < most && removed[head] === edit.insert[head]) head++;
  if (splitsPair(removed, head) || splitsPair(edit.insert, head)) head--;
  let tail = 0;
  while (tail < most - head && removed.at(-1 - tail) === edit.insert.at(-1 - tail)) tail++;
  if (splitsPair(removed, removed.length - tail) || splitsPair(edit.insert, edit.insert.length - tail))
    tail--;
  return {
    at: edit.at + head,
    remove: removed.length - head - tail,
    insert: edit.insert.slice(head, edit.insert.length - tail),
  };
}

/** Whether the offset lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[offset - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[offset] ?? "");
}
