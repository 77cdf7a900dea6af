import * as Y from "yjs";
import { MARKS } from "@/lib/text/core/marks";
import { LIMITS } from "./protocol";
import { type Delta, FRAGMENT, PARAGRAPH } from "./rendering-document";

/**
 * Where a document is not what the editor's schema says, each named once: "node table", "mark comment", "no paragraph".
 * Empty when all is well: one paragraph, with one text in it.
 */
export function findForeignContent(doc: Y.Doc): string[] {
  const found = new Set<string>();
  for (const name of doc.share.keys()) if (name !== FRAGMENT) found.add(`type ${name}`);
  const fragment = doc.getXmlFragment(FRAGMENT);
  if (fragment.length > 1) found.add("a second paragraph");
  if (fragment.length === 0) found.add("no paragraph");
  let length = 0;
  for (const block of fragment.toArray()) {
    if (!(block instanceof Y.XmlElement) || block.nodeName !== PARAGRAPH) {
      found.add(`node ${nameOf(block)}`);
      continue;
    }
    for (const name of Object.keys(block.getAttributes())) found.add(`attribute ${name}`);
    if (block.length === 0) found.add("no text");
    if (block.length > 1) found.add("a second text");
    for (const child of block.toArray()) {
      if (child instanceof Y.XmlText) length += checkText(child, found);
      else found.add(`node ${nameOf(child)}`);
    }
  }
  if (length > LIMITS.textLength) found.add("too much text");
  return [...found].map((name) => name.slice(0, 80));
}

function nameOf(node: unknown): string {
  return node instanceof Y.XmlElement ? node.nodeName : "text outside a paragraph";
}

function checkText(text: Y.XmlText, found: Set<string>): number {
  let length = 0;
  for (const { insert, attributes } of text.toDelta() as Delta[]) {
    if (typeof insert === "string") length += insert.length;
    else found.add("an embedded object");
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (!(MARKS as readonly string[]).includes(name)) found.add(`mark ${name}`);
      else if (!isPlainMark(value)) found.add(`attribute of mark ${name}`);
    }
  }
  for (const name of Object.keys(text.getAttributes())) found.add(`attribute ${name}`);
  return length;
}

/** Marks carry nothing: {}, as Tiptap writes it, or true. */
function isPlainMark(value: unknown): boolean {
  if (value === true || value === null) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
