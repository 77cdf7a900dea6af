import { SaxesParser } from "saxes";
import { ok } from "@/lib/kernel/result";
import { inLine, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { withoutXmlControls } from "@/lib/text/core/xml-controls";
import type { XmlNode } from "../core/xml-node";

export type XmlRefusal = "damaged" | "doctype" | "too-deep" | "expands-too-much";

const DEEPEST = 100;

/** What a parser throws for a text that is not read; `line` is 1-based. */
export class XmlRefused extends Error {
  constructor(
    readonly reason: XmlRefusal,
    readonly line: number,
  ) {
    super(reason);
  }
}

type Growing = Omit<XmlNode, "attributes"> & {
  readonly attributes: Record<string, string>;
  readonly children: (XmlNode | string)[];
  /** What was held before it. */
  readonly before: number;
  /** One of its elements was taken: blanks between such are not gathered. */
  isThinned: boolean;
};

/**
 * Reads XML as a tree. A document type that only names its DTD, as TMX and TBX v2 files do, is passed over: nothing
 * outside the text is ever looked at. One that declares anything itself is refused, so there are no entities of its own.
 */
export function readXmlTree(text: string): Reading<XmlNode, XmlRefusal> {
  let root: XmlNode | null = null;
  const parser = createXmlParser((node, depth) => {
    if (depth === 0) root = node;
    return "kept";
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof XmlRefused) return refuseAt(error.reason, inLine(error.line));
    throw error;
  }
  return root === null ? refuseAt("damaged", inLine(1)) : ok(root);
}

/** What may be the beginning of a reference to a character. */
const CUT_REFERENCE = /&(?:#[0-9A-Za-z]{0,12})?$/u;

/** What an element counts for beside its texts. */
const OF_ELEMENT = 100;

/**
 * A parser that is written to piece by piece and tells of each element when it ends, with how many lie around it and where it begins; one
 * that is `taken` is no part of what lies around it. It throws `XmlRefused`.
 *
 * @param most what may be held of the text at once, in about as many UTF-16 units, of what was not taken
 */
export function createXmlParser(
  ended: (node: XmlNode, depth: number, line: number) => "kept" | "taken",
  most = Number.POSITIVE_INFINITY,
) {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Growing[] = [];
  let held = 0;
  /** What was written since the parser last told of something: it gathers a text up to its end. */
  let untold = 0;
  const refuseHere = (reason: XmlRefusal): never => {
    throw new XmlRefused(reason, parser.line);
  };
  const hold = (units: number): void => {
    untold = 0;
    held += units;
    if (held > most) refuseHere("expands-too-much");
  };
  parser.on("error", () => refuseHere("damaged"));
  parser.on("doctype", (declared) => {
    if (declared.includes("[")) refuseHere("doctype");
  });
  parser.on("opentag", ({ local, uri, attributes: given }) => {
    const attributes: Record<string, string> = {};
    const before = held;
    let size = OF_ELEMENT;
    for (const name in given) {
      const attribute = given[name];
      if (attribute === undefined) continue;
      attributes[attribute.local] = attribute.value;
      size += OF_ELEMENT + attribute.value.length;
    }
    const { line } = parser;
    open.push({ name: local, uri, attributes, children: [], line, before, isThinned: false });
    hold(size);
    if (open.length > DEEPEST) refuseHere("too-deep");
  });
  parser.on("closetag", () => {
    untold = 0;
    const node = open.pop();
    if (node === undefined) return;
    const parent = open.at(-1);
    if (ended(node, open.length, node.line) === "kept") parent?.children.push(node);
    else {
      held = node.before;
      if (parent !== undefined) parent.isThinned = true;
    }
  });
  const addText = (said: string): void => {
    const own = open.at(-1);
    if (own === undefined || (own.isThinned && said.trim() === "")) return;
    hold(said.length);
    own.children.push(said);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  let isBegun = false;
  /** The beginning of a reference, which the next piece ends. */
  let cut = "";
  return {
    write(piece: string) {
      // Bytes were decoded before: whatever encoding the declaration names does not count any more.
      untold += piece.length;
      const text = cut + (isBegun ? piece : piece.replace(/^\uFEFF/u, ""));
      cut = CUT_REFERENCE.exec(text)?.[0] ?? "";
      parser.write(withoutXmlControls(text.slice(0, text.length - cut.length)).text);
      isBegun = true;
      if (untold > most) refuseHere("expands-too-much");
      return this;
    },
    close() {
      parser.write(cut).close();
    },
  };
}
