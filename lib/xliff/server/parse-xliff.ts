import { SaxesParser } from "saxes";
import type { XliffNode, XliffPlace } from "../core/node";

/** Why a text is no XML that is read. */
export type XliffXmlRefusal = "damaged" | "doctype" | "too-deep" | "lone-surrogate";

export type ParsedXliff =
  | { readonly ok: true; readonly root: XliffNode }
  | { readonly ok: false; readonly reason: XliffXmlRefusal; readonly line: number };

const DEEPEST = 100;

class Refused extends Error {
  constructor(readonly reason: XliffXmlRefusal) {
    super(reason);
  }
}

type Growing = Omit<XliffNode, "children" | "elements" | "place"> & {
  readonly children: (XliffNode | string)[];
  readonly elements: XliffNode[];
  readonly start: number;
  readonly innerStart: number;
};

/**
 * Reads a text as XML, with where each element stands. Nothing outside the text is ever looked at: a document type is refused,
 * because no XLIFF has one, and with it every entity but XML's own.
 *
 * @param text decoded, without a byte order mark
 */
export function parseXliff(text: string): ParsedXliff {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: XliffNode | null = null;
  parser.on("error", () => {
    throw new Refused("damaged");
  });
  parser.on("doctype", () => {
    throw new Refused("doctype");
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    if (open.length >= DEEPEST) throw new Refused("too-deep");
    const named = Object.values(attributes).map(({ local: name, prefix, uri: space, value }) => [
      nameOf(name, prefix, space),
      wellFormed(value),
    ]);
    const innerStart = parser.position;
    open.push({
      ...{ name: local, uri, attributes: Object.fromEntries(named), children: [], elements: [] },
      line: parser.line,
      // No attribute holds a "<": the last one before the end of the tag begins it.
      ...{ start: text.lastIndexOf("<", innerStart - 1), innerStart },
    });
  });
  parser.on("closetag", ({ isSelfClosing }) => {
    const ended = open.pop();
    if (ended === undefined) return;
    const end = parser.position;
    const { start, innerStart, ...node } = ended;
    const innerEnd = isSelfClosing ? end : text.lastIndexOf("<", end - 1);
    const place: XliffPlace = { start, innerStart, innerEnd, end };
    const whole = { ...node, place };
    const parent = open.at(-1);
    if (parent === undefined) root = whole;
    parent?.children.push(whole);
    parent?.elements.push(whole);
  });
  const addText = (said: string): void => {
    open.at(-1)?.children.push(wellFormed(said));
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason, line: parser.line };
    throw error;
  }
  return root === null ? { ok: false, reason: "damaged", line: parser.line } : { ok: true, root };
}

/** Namespace declarations say nothing that is not in the names already. */
function nameOf(name: string, prefix: string, uri: string): string {
  if (prefix === "xml") return `xml:${name}`;
  return prefix === "" ? name : `${uri}|${name}`;
}

/** Half a character is no text: a reference to one gets past the parser. */
function wellFormed(text: string): string {
  if (!text.isWellFormed()) throw new Refused("lone-surrogate");
  return text;
}
