import { SaxesParser } from "saxes";
import { decode } from "@/lib/documents/core/decode";
import type { ReadRefusal } from "@/lib/documents/core/reader";
import { type FilePlace, paragraphPlace, partPlace } from "@/lib/text/core/file-place";

/** Ends the reading of a part, with the reason that the person is told, and where it is at fault as far as is known. */
export class PartRefusal extends Error {
  constructor(
    readonly reason: ReadRefusal,
    readonly place?: FilePlace,
    /** Paragraphs of WordprocessingML that had begun before, in a part that does not know its own name. */
    readonly paragraphs = 0,
  ) {
    super(reason);
  }
}

/** Reads one part of a container; a refusal names it, and the paragraph where there are such. @throws PartRefusal */
export function inPart<Value>(part: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PartRefusal) || error.place !== undefined) throw error;
    const { reason, paragraphs } = error;
    throw new PartRefusal(reason, paragraphs === 0 ? partPlace(part) : paragraphPlace(part, paragraphs));
  }
}

/** An element with its attributes; names are "prefix:local" with our own prefixes, whatever the file calls them. */
export type XmlElement = { readonly name: string; readonly attributes: ReadonlyMap<string, string> };

export type XmlHandler = {
  readonly open?: (element: XmlElement) => void;
  readonly close?: (element: XmlElement) => void;
  readonly text?: (text: string) => void;
};

/** Namespaces of transitional and strict OOXML, under one prefix each. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "urn:schemas-microsoft-com:vml": "v",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
};

const DEEPEST = 400;

/**
 * Reads one XML part. Document type declarations are refused before anything in them is read, so no entity can be
 * declared, and nothing outside the part is ever looked at.
 *
 * @throws PartRefusal for a DOCTYPE, for XML that is not well formed, and for nesting no text has
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const decoded = decode(bytes);
  if (!decoded.ok) throw new PartRefusal("damaged");
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let paragraphs = 0;
  const refuseHere = (reason: ReadRefusal): never => {
    throw new PartRefusal(reason, undefined, paragraphs);
  };
  parser.on("error", () => refuseHere("damaged"));
  parser.on("doctype", () => refuseHere("doctype"));
  parser.on("opentag", (tag) => {
    const prefix = PREFIXES[tag.uri];
    const attributes = new Map(
      Object.values(tag.attributes).map((attribute) => [attribute.local, attribute.value]),
    );
    const element = { name: prefix === undefined ? tag.local : `${prefix}:${tag.local}`, attributes };
    open.push(element);
    if (element.name === "w:p") paragraphs += 1;
    if (open.length > DEEPEST) refuseHere("too-deep");
    handler.open?.(element);
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element !== undefined) handler.close?.(element);
  });
  if (handler.text !== undefined) parser.on("text", handler.text);
  if (/<!DOCTYPE/iu.test(decoded.value.text.slice(0, 4096))) throw new PartRefusal("doctype");
  parser.write(decoded.value.text.replace(/^\ufeff/u, "")).close();
}

/** An on-off property of OOXML: present means on, unless its value says otherwise. */
export function isOn(element: XmlElement): boolean {
  return !/^(?:0|false|off|none)$/u.test(element.attributes.get("val") ?? "1");
}
