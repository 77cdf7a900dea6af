import { SaxesParser } from "saxes";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { XmlNode } from "../core/xml-node";

export type XmlRefusal = "damaged" | "doctype" | "too-deep";

const DEEPEST = 100;

class Refusal extends Error {
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
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: XmlNode | null = null;
  parser.on("error", () => {
    throw new Refusal("damaged");
  });
  parser.on("doctype", (declared) => {
    if (declared.includes("[")) throw new Refusal("doctype");
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const named = Object.values(attributes).map((attribute) => [attribute.local, attribute.value]);
    const node: Growing = { name: local, uri, attributes: Object.fromEntries(named), children: [] };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
    if (open.length > DEEPEST) throw new Refusal("too-deep");
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const addText = (said: string): void => {
    open.at(-1)?.children.push(said);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  try {
    // Bytes were decoded before: whatever encoding the declaration names does not count any more.
    parser.write(text.replace(/^\uFEFF/u, "")).close();
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.reason);
    throw error;
  }
  return root === null ? refuse("damaged") : ok(root);
}
