import { SaxesParser } from "saxes";
import type { XliffNode, XliffPlace } from "../core/node";

/** Why a text is no XML that is read. */
export type XliffXmlRefusal = "damaged" | "doctype" | "too-deep" | "too-long" | "lone-surrogate";

export type ParsedXliff =
  | { readonly ok: true; readonly root: XliffNode }
  | { readonly ok: false; readonly reason: XliffXmlRefusal; readonly line: number };

const DEEPEST = 100;

/** Ends the reading; `line` is 1-based. */
export class XliffXmlRefused extends Error {
  constructor(
    readonly reason: XliffXmlRefusal,
    readonly line: number,
  ) {
    super(reason);
  }
}

type Growing = Omit<XliffNode, "children" | "elements" | "place"> & {
  readonly children: (XliffNode | string)[];
  readonly elements: XliffNode[];
  readonly place: XliffPlace;
  readonly before: number;
};

type Parsing = {
  /** The text that is written as a whole, so that elements can tell where they stand. */
  readonly text?: string;
  /**
   * Hears of each element when it ends, with what lies around it from the outside in. What is taken is no part of that; of a
   * run of such only the first leaves its tag behind.
   */
  readonly ended?: (node: XliffNode, above: readonly XliffNode[]) => "kept" | "taken";
  /** What may be held at once, in about as many UTF-16 units, of what was not taken. */
  readonly most?: number;
};

const NOWHERE: XliffPlace = { start: 0, innerStart: 0, innerEnd: 0, end: 0 };
const NOTHING: readonly [] = [];
/** What an element or attribute counts for beside its text. */
const OF_ELEMENT = 100;

/**
 * Reads a text as XML, with where each element stands. Nothing outside the text is ever looked at: a document type is refused,
 * because no XLIFF has one, and with it every entity but XML's own.
 *
 * @param text decoded, without a byte order mark
 */
export function parseXliff(text: string): ParsedXliff {
  const parser = createXliffParser({ text });
  try {
    parser.write(text);
    return { ok: true, root: parser.close() };
  } catch (error) {
    if (error instanceof XliffXmlRefused) return { ok: false, reason: error.reason, line: error.line };
    throw error;
  }
}

/** The same piece by piece. `write` and `close` throw `XliffXmlRefused`; `close` gives what was not taken. */
export function createXliffParser({
  text,
  ended = () => "kept",
  most = Number.POSITIVE_INFINITY,
}: Parsing = {}) {
  const parser = new SaxesParser({ xmlns: true, position: text !== undefined });
  const open: Growing[] = [];
  let root: XliffNode | null = null;
  let held = 0;
  /** What was written since the parser last told of something: it gathers a text up to its end. */
  let untold = 0;
  const refuse = (reason: XliffXmlRefusal): never => {
    throw new XliffXmlRefused(reason, parser.line);
  };
  /** Half a character is no text: a reference to one gets past the parser. */
  const wellFormed = (said: string): string => (said.isWellFormed() ? said : refuse("lone-surrogate"));
  const hold = (units: number): void => {
    untold = 0;
    held += units;
    if (held > most) refuse("too-long");
  };
  parser.on("error", () => refuse("damaged"));
  parser.on("doctype", () => refuse("doctype"));
  parser.on("opentag", ({ local, uri, attributes: given }) => {
    if (open.length >= DEEPEST) refuse("too-deep");
    const before = held;
    const attributes: Record<string, string> = {};
    let size = OF_ELEMENT;
    for (const name in given) {
      const attribute = given[name];
      if (attribute === undefined) continue;
      attributes[nameOf(attribute.local, attribute.prefix, attribute.uri)] = wellFormed(attribute.value);
      size += OF_ELEMENT + attribute.value.length;
    }
    hold(size);
    const place = text === undefined ? NOWHERE : placeOfTag(text, parser.position);
    const { line } = parser;
    // Written out here and below: a file has them by the million, and copying members costs more than reading the XML.
    open.push({ name: local, uri, attributes, children: [], elements: [], line, place, before });
  });
  parser.on("closetag", ({ isSelfClosing }) => {
    untold = 0;
    const whole = open.pop();
    if (whole === undefined) return;
    const { name, uri, attributes, children, elements, line, before } = whole;
    const parent = open.at(-1);
    const place = text === undefined ? NOWHERE : placeOf(text, whole.place, parser.position, isSelfClosing);
    const done: XliffNode = { name, uri, attributes, children, elements, line, place };
    if (ended(done, open) === "taken") {
      held = before;
      if (parent?.elements.at(-1)?.isTaken === true) return;
      parent?.elements.push({ ...done, children: NOTHING, elements: NOTHING, isTaken: true });
      return;
    }
    if (parent === undefined) root = done;
    parent?.children.push(done);
    parent?.elements.push(done);
  });
  const addText = (said: string): void => {
    const own = open.at(-1);
    // Blanks between units that are taken would be all that is held.
    if (own === undefined || (own.elements.at(-1)?.isTaken === true && said.trim() === "")) return;
    hold(said.length);
    own.children.push(wellFormed(said));
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  return {
    write: (piece: string): void => {
      untold += piece.length;
      parser.write(piece);
      if (untold > most) refuse("too-long");
    },
    close: (): XliffNode => {
      parser.close();
      return root ?? refuse("damaged");
    },
  };
}

/** No attribute holds a "<": the last one before the end of the tag begins it. */
function placeOfTag(text: string, innerStart: number): XliffPlace {
  const start = text.lastIndexOf("<", innerStart - 1);
  return { start, innerStart, innerEnd: innerStart, end: innerStart };
}

function placeOf(text: string, tag: XliffPlace, end: number, isSelfClosing: boolean): XliffPlace {
  return { ...tag, innerEnd: isSelfClosing ? end : text.lastIndexOf("<", end - 1), end };
}

/** Namespace declarations say nothing that is not in the names already. */
function nameOf(name: string, prefix: string, uri: string): string {
  if (prefix === "xml") return `xml:${name}`;
  return prefix === "" ? name : `${uri}|${name}`;
}
