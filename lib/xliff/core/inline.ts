import type { Mark, MarkSpan, RichText } from "@/lib/text/core/marks";
import type { XliffNode } from "./node";

/** A text with its emphasis, and whether codes stood in it that are no text and no emphasis. */
export type InlineText = { readonly rich: RichText; readonly hasCodes: boolean };

/** Elements whose content is another program's code (XLIFF 1.2); what they wrap in `sub` is a text of its own. */
const CODES = new Set(["bpt", "ept", "ph", "it"]);
/** Empty ones that stand for a code. */
const EMPTY = new Set(["x", "bx", "ex", "ph", "sc", "ec"]);

/** What a source or target of any XLIFF says. Annotations (`mrk`, `sm`, `em`) are looked through. */
export function readInline(node: XliffNode): InlineText {
  const reading = new Reading();
  reading.into(node, []);
  return { rich: reading.done(), hasCodes: reading.hasCodes };
}

class Reading {
  hasCodes = false;
  #text = "";
  readonly #spans: MarkSpan[] = [];
  /** Marks that a single start code opened, by its id. */
  readonly #open = new Map<string, Mark>();

  into(node: XliffNode, marks: readonly Mark[]): void {
    for (const child of node.children) {
      if (typeof child === "string") this.#add(child, marks);
      else if (child.uri === node.uri) this.#element(child, marks);
    }
  }

  done(): RichText {
    const marks = this.#spans.toSorted(
      (a, b) => a.start - b.start || a.end - b.end || (a.mark < b.mark ? -1 : 1),
    );
    return { text: this.#text, marks };
  }

  #element(node: XliffNode, marks: readonly Mark[]): void {
    const { name } = node;
    const character =
      name === "cp" ? characterOf(node.attributes.hex ?? "") : isLineBreak(node) ? "\n" : null;
    if (character !== null) {
      this.#add(character, marks);
      return;
    }
    if (this.#mark(node)) return;
    const mark = markOf(node);
    const isCode = CODES.has(name) || EMPTY.has(name);
    if (isCode || (mark === null && (name === "pc" || name === "g"))) this.hasCodes = true;
    if (!isCode) this.into(node, mark === null ? marks : [...marks, mark]);
  }

  /** Opens or closes emphasis that is written as two single codes; false for anything else. */
  #mark(node: XliffNode): boolean {
    const { name, attributes } = node;
    if (name === "sc" || name === "bx" || name === "bpt") {
      const mark = markOf(node);
      if (mark === null) return false;
      this.#open.set(attributes.rid ?? attributes.id ?? "", mark);
      return true;
    }
    if (name !== "ec" && name !== "ex" && name !== "ept") return false;
    return this.#open.delete(attributes.startRef ?? attributes.rid ?? attributes.id ?? "");
  }

  #add(text: string, marks: readonly Mark[]): void {
    if (text === "") return;
    const start = this.#text.length;
    this.#text += text;
    for (const mark of new Set([...marks, ...this.#open.values()])) {
      const last = this.#spans.findLastIndex((span) => span.mark === mark);
      const before = this.#spans[last];
      if (before?.end === start) this.#spans[last] = { ...before, end: this.#text.length };
      else this.#spans.push({ start, end: this.#text.length, mark });
    }
  }
}

/** XLIFF 2 says it by `subType`, 1.2 by `ctype`. */
function markOf({ attributes }: XliffNode): Mark | null {
  const { type, subType, ctype } = attributes;
  if (ctype === "bold" || (type === "fmt" && subType === "xlf:b")) return "bold";
  if (ctype === "italic" || (type === "fmt" && subType === "xlf:i")) return "italic";
  return null;
}

const isLineBreak = ({ name, attributes }: XliffNode): boolean =>
  (name === "ph" && attributes.subType === "xlf:lb") || (name === "x" && attributes.ctype === "lb");

/** A character that XML cannot hold, by its number; U+FFFD for what is no character of a text. */
function characterOf(hex: string): string {
  const code = /^[0-9A-Fa-f]{1,8}$/u.test(hex) ? Number.parseInt(hex, 16) : 0;
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "\uFFFD";
}

/** One text after another. Emphasis that goes on over the seam is one. */
export function joinRich(parts: readonly RichText[]): RichText {
  let text = "";
  const marks: MarkSpan[] = [];
  for (const part of parts) {
    for (const span of part.marks) {
      const start = span.start + text.length;
      const last = marks.findLastIndex(({ mark }) => mark === span.mark);
      const before = marks[last];
      if (before?.end === start) marks[last] = { ...before, end: span.end + text.length };
      else marks.push({ start, end: span.end + text.length, mark: span.mark });
    }
    text += part.text;
  }
  return { text, marks };
}
