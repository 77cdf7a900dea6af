import * as Y from "yjs";
import { FRAGMENT } from "./rendering-document";

/** A span of a rendering that moves with its letters, whoever writes around it: encoded Yjs relative positions. */
export type RelativeSpan = { readonly start: Uint8Array; readonly end: Uint8Array };

/** Half-open UTF-16 offsets in what `readText` gives. */
type Offsets = { readonly start: number; readonly end: number };

/**
 * Ties a span to the letters at its ends, so that what is written beside it does not become part of it.
 *
 * @returns null when the document has not the one text that renderings have, or the offsets lie outside of it
 */
export function toRelativeSpan(doc: Y.Doc, { start, end }: Offsets): RelativeSpan | null {
  const text = onlyText(doc);
  if (text === null || start < 0 || start >= end || end > text.length) return null;
  return {
    start: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, start, 0)),
    end: Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, end, -1)),
  };
}

/** Where a span's letters are now; null when none of them is left. */
export function fromRelativeSpan(doc: Y.Doc, { start, end }: RelativeSpan): Offsets | null {
  const text = onlyText(doc);
  const [from, to] = [start, end].map((position) =>
    Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(position), doc),
  );
  if (text === null || from?.type !== text || to?.type !== text || from.index >= to.index) return null;
  return { start: from.index, end: to.index };
}

function onlyText(doc: Y.Doc): Y.XmlText | null {
  const fragment = doc.getXmlFragment(FRAGMENT);
  const paragraph = fragment.length === 1 ? fragment.get(0) : null;
  const text = paragraph instanceof Y.XmlElement && paragraph.length === 1 ? paragraph.get(0) : null;
  return text instanceof Y.XmlText ? text : null;
}
