import * as Y from "yjs";
import { fromRuns, type Run } from "@/lib/documents/core/rich-text";
import { cleanRich, cleanText, maskText } from "@/lib/text/core/clean-text";
import { MARKS, type Mark, type RichText } from "@/lib/text/core/marks";
import { findTextEdits, splitsPair, type TextEdit } from "./text-edits";

/** The one shared type of a rendering's document; Tiptap's collaboration extension uses this name by default. */
export const FRAGMENT = "default";
export const PARAGRAPH = "paragraph";

/** Only documents inside documents are told apart by it; drawing one at random takes Yjs more than all else on a fork. */
const NO_GUID = "rendering";

/** Whose the seed is. A real client draws its id at random out of 2^32. */
const SEED_CLIENT = 1;

/**
 * The update that makes the empty shape: one paragraph with one text. Same bytes everywhere and for ever, so that
 * whoever applies it, however often, names the same paragraph, and two people who begin at once share one text.
 */
export const SEED_UPDATE: Uint8Array = makeSeed();

function makeSeed(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  const paragraph = new Y.XmlElement(PARAGRAPH);
  paragraph.insert(0, [new Y.XmlText()]);
  doc.getXmlFragment(FRAGMENT).insert(0, [paragraph]);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Gives a document the empty shape; nothing happens to one that has it. `origin` is what listeners see. */
export function seedDocument(doc: Y.Doc, origin: unknown = null): void {
  Y.applyUpdate(doc, SEED_UPDATE, origin);
}

/** A rendering's document, seeded, with these updates in it. */
export function createRenderingDocument(updates: readonly Uint8Array[] = []): Y.Doc {
  const doc = new Y.Doc({ guid: NO_GUID });
  seedDocument(doc);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/**
 * What a rendering's document says. Several paragraphs, which only a foreign client could make, are joined by "\n".
 * Spans are sorted by start, never empty, and spans of one mark never touch.
 */
export function readRichText(doc: Y.Doc): RichText {
  return fromRuns(readRuns(doc));
}

/** The text alone. */
export function readText(doc: Y.Doc): string {
  return readRuns(doc)
    .map((run) => run.text)
    .join("");
}

function readRuns(doc: Y.Doc): Run[] {
  const blocks = doc.getXmlFragment(FRAGMENT).toArray();
  return blocks.flatMap((block, at) => [
    ...(at === 0 ? [] : [{ text: "\n", marks: [] }]),
    ...runsOf(block as Y.XmlElement | Y.XmlText),
  ]);
}

function runsOf(node: Y.XmlElement | Y.XmlText): Run[] {
  if (!(node instanceof Y.XmlText)) {
    if (!(node instanceof Y.XmlElement)) return [];
    return node.toArray().flatMap((child) => runsOf(child as Y.XmlElement | Y.XmlText));
  }
  return (node.toDelta() as Delta[]).flatMap(({ insert, attributes }) =>
    typeof insert === "string" ? [{ text: maskText(insert), marks: marksOf(attributes) }] : [],
  );
}

/** An entry of Y.XmlText#toDelta. */
export type Delta = { readonly insert: unknown; readonly attributes?: Readonly<Record<string, unknown>> };

function marksOf(attributes: Delta["attributes"]): Mark[] {
  return MARKS.filter((mark) => attributes?.[mark] !== undefined && attributes[mark] !== null);
}

/**
 * Makes the document say this, in one transaction, by the smallest change found: untouched words keep their
 * positions. A document that lost its shape is put back into it. What no text may hold does not come in here.
 */
export function writeRichText(doc: Y.Doc, given: RichText, origin: unknown = null): void {
  const rich = cleanRich(given);
  doc.transact(() => {
    const text = normalizeShape(doc);
    replaceText(text, rich.text);
    writeMarks(text, rich);
  }, origin);
}

/** Adds text after what is there, in a paragraph line of its own when there is something. */
export function appendText(doc: Y.Doc, given: string, origin: unknown = null): void {
  const added = cleanText(given).text;
  if (added === "") return;
  doc.transact(() => {
    const text = normalizeShape(doc);
    text.insert(text.length, text.length === 0 ? added : `\n${added}`, {});
  }, origin);
}

/**
 * Replaces stretches of the text, which keep the emphasis of their first letter. What is written goes in between the
 * letters that it takes the place of, so that whatever was tied to them – an annotation – lies around the new ones.
 *
 * @param edits as `findTextEdits` gives them; each removes something
 */
export function replaceSpans(doc: Y.Doc, edits: readonly TextEdit[], origin: unknown = null): void {
  doc.transact(() => {
    const text = normalizeShape(doc);
    // From the right, so that the offsets of the edits still to come hold.
    for (const { at, remove, insert: given } of edits.toReversed()) {
      const insert = cleanText(given).text;
      const first = firstLetter(text, at);
      const inside = Math.min(first.length, remove);
      if (insert !== "") text.insert(at + inside, insert, first.attributes);
      if (remove > inside) text.delete(at + inside + insert.length, remove - inside);
      text.delete(at, inside);
    }
  }, origin);
}

/** How long the letter at an offset is, so that it is never cut in two, and how it is written. */
function firstLetter(text: Y.XmlText, offset: number): { length: number; attributes: object } {
  let at = 0;
  for (const { insert, attributes } of text.toDelta() as Delta[]) {
    const length = typeof insert === "string" ? insert.length : 1;
    if (offset < at + length) {
      const isPair = typeof insert === "string" && splitsPair(insert, offset - at + 1);
      return { length: isPair ? 2 : 1, attributes: { ...attributes } };
    }
    at += length;
  }
  return { length: 1, attributes: {} };
}

/** XmlText#toString gives mark-up; this gives what is written. */
function plainText(text: Y.XmlText): string {
  return (text.toDelta() as Delta[]).map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}

/** The one text of the one paragraph. Others, were there any, are folded into it first. */
function normalizeShape(doc: Y.Doc): Y.XmlText {
  const fragment = doc.getXmlFragment(FRAGMENT);
  const [first] = fragment.toArray();
  const isWhole =
    fragment.length === 1 &&
    first instanceof Y.XmlElement &&
    first.nodeName === PARAGRAPH &&
    first.length === 1 &&
    first.get(0) instanceof Y.XmlText;
  if (isWhole) return first.get(0) as Y.XmlText;

  const rich = readRichText(doc);
  const paragraph = fragment
    .toArray()
    .find((block) => block instanceof Y.XmlElement && block.nodeName === PARAGRAPH) as
    | Y.XmlElement
    | undefined;
  const kept = paragraph?.toArray().find((child) => child instanceof Y.XmlText) as Y.XmlText | undefined;
  for (let at = fragment.length - 1; at >= 0; at--) if (fragment.get(at) !== paragraph) fragment.delete(at);
  const home = paragraph ?? new Y.XmlElement(PARAGRAPH);
  if (paragraph === undefined) fragment.insert(0, [home]);
  for (let at = home.length - 1; at >= 0; at--) if (home.get(at) !== kept) home.delete(at);
  const text = kept ?? new Y.XmlText();
  if (kept === undefined) home.insert(0, [text]);
  replaceText(text, rich.text);
  writeMarks(text, rich);
  return text;
}

function replaceText(text: Y.XmlText, after: string): void {
  const before = text.length === 0 ? "" : plainText(text);
  // From the right, so that the offsets of the edits still to come hold.
  for (const edit of findTextEdits(before, after).toReversed()) {
    if (edit.remove > 0) text.delete(edit.at, edit.remove);
    if (edit.insert !== "") text.insert(edit.at, edit.insert, {});
  }
}

/** Sets and clears emphasis only where it differs. */
function writeMarks(text: Y.XmlText, rich: RichText): void {
  const delta = text.toDelta() as Delta[];
  if (rich.marks.length === 0 && delta.every(({ attributes }) => attributes === undefined)) return;
  for (const mark of MARKS) {
    const wanted = coverage(rich, mark);
    const found = new Uint8Array(rich.text.length);
    let at = 0;
    for (const { insert, attributes } of delta) {
      const length = typeof insert === "string" ? insert.length : 1;
      if (marksOf(attributes).includes(mark)) found.fill(1, at, at + length);
      at += length;
    }
    for (let start = 0; start < wanted.length; ) {
      let end = start + 1;
      while (end < wanted.length && wanted[end] === wanted[start] && found[end] === found[start]) end++;
      // The empty object is what Tiptap writes for a mark without attributes.
      if (wanted[start] !== found[start])
        text.format(start, end - start, { [mark]: wanted[start] === 1 ? {} : null });
      start = end;
    }
  }
}

function coverage(rich: RichText, mark: Mark): Uint8Array {
  const covered = new Uint8Array(rich.text.length);
  for (const span of rich.marks) {
    if (span.mark !== mark) continue;
    // A mark that ends inside a surrogate pair takes the whole of it: Yjs would break the character in two.
    const start = splitsPair(rich.text, span.start) ? span.start - 1 : span.start;
    const end = splitsPair(rich.text, span.end) ? span.end + 1 : span.end;
    covered.fill(1, start, end);
  }
  return covered;
}
