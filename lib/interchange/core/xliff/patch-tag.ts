import { escapeXmlAttribute } from "../xml-text";

/** A stretch of a text, half-open UTF-16 offsets, and what takes its place. */
export type Edit = { readonly start: number; readonly end: number; readonly by: string };

/** A text with stretches of it replaced; they do not overlap. Every other character stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let [written, from] = ["", 0];
  for (const { start, end, by } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    written += text.slice(from, start) + by;
    from = end;
  }
  return written + text.slice(from);
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/gu;

/** A start tag with an attribute set, or taken out where `value` is null; all others stay as they are written. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const by = value === null ? "" : ` ${name}="${escapeXmlAttribute(value)}"`;
  for (const { 0: whole, 1: found, index } of tag.matchAll(ATTRIBUTE)) {
    if (found === name) return tag.slice(0, index) + by + tag.slice(index + whole.length);
  }
  const end = /\s*\/?>$/u.exec(tag)?.index ?? tag.length;
  return tag.slice(0, end) + by + tag.slice(end);
}

/** The prefix of a tag with its colon; "" for none. */
export function prefixOf(tag: string): string {
  return /^<([^\s:/>]+:)/u.exec(tag)?.[1] ?? "";
}
