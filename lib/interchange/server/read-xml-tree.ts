import { SaxesParser } from "saxes";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { XmlNode } from "../core/xml-node";

export type XmlRefusal = "damaged" | "doctype" | "too-deep";

const DEEPEST = 100;

/** What a parser throws for a text that is not read. */
export class XmlRefused extends Error {
  constructor(readonly reason: XmlRefusal) {
    super(reason);
  }
}

type Growing = XmlNode & { readonly children: (XmlNode | string)[] };

/**
 * Reads XML as a tree. A document type that only names its DTD, as TMX and TBX v2 files do, is passed over: nothing
 * outside the text is ever looked at. One that declares anything itself is refused, so there are no entities of its own.
 */
export function readXmlTree(text: string): Result<XmlNode, XmlRefusal> {
  let root: XmlNode | null = null;
  const parser = createXmlParser((node, depth) => {
    if (depth === 0) root = node;
    return "kept";
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof XmlRefused) return refuse(error.reason);
    throw error;
  }
  return root === null ? refuse("damaged") : ok(root);
}

/**
 * A parser that is written to piece by piece and tells of each element when it ends, with how many lie around it; one
 * that is `taken` is no part of what lies around it. It throws `XmlRefused`.
 */
export function createXmlParser(ended: (node: XmlNode, depth: number) => "kept" | "taken") {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  parser.on("error", () => {
    throw new XmlRefused("damaged");
  });
  parser.on("doctype", (declared) => {
    if (declared.includes("[")) throw new XmlRefused("doctype");
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const named = Object.values(attributes).map((attribute) => [attribute.local, attribute.value]);
    open.push({ name: local, uri, attributes: Object.fromEntries(named), children: [] });
    if (open.length > DEEPEST) throw new XmlRefused("too-deep");
  });
  parser.on("closetag", () => {
    const node = open.pop();
    if (node !== undefined && ended(node, open.length) === "kept") open.at(-1)?.children.push(node);
  });
  const addText = (said: string): void => {
    open.at(-1)?.children.push(said);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  let isBegun = false;
  return {
    write(piece: string) {
      // Bytes were decoded before: whatever encoding the declaration names does not count any more.
      parser.write(isBegun ? piece : piece.replace(/^\uFEFF/u, ""));
      isBegun = true;
      return this;
    },
    close() {
      parser.close();
    },
  };
}
