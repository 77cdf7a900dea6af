/** An element of an XLIFF file, with where it stands: that is what lets a file be patched and a fault be named. */
export type XliffNode = {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace; "" for none. */
  readonly uri: string;
  /** Those without a prefix by their names; others as `uri|name`, and XML's own as `xml:lang`, `xml:space`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in order. */
  readonly children: readonly (XliffNode | string)[];
  /** The elements among them. */
  readonly elements: readonly XliffNode[];
  /** 1-based. */
  readonly line: number;
  readonly place: XliffPlace;
  /** Units that were read and forgotten stood here: of the first its tag, and nothing that was in it. */
  readonly isTaken?: true;
};

/** UTF-16 offsets into the text that was parsed: where the element begins and ends, with its tags and without. */
export type XliffPlace = {
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
};

/** The elements among the children of the same namespace and of some name. */
export function childrenOf(node: XliffNode, name: string): readonly XliffNode[] {
  return node.elements.filter((child) => child.name === name && child.uri === node.uri);
}

/** The first of them. */
export function childOf(node: XliffNode, name: string): XliffNode | undefined {
  return node.elements.find((child) => child.name === name && child.uri === node.uri);
}

/** All text inside, whatever elements stand around it. */
export function textOf(node: XliffNode): string {
  return node.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** The element itself and all below it, in document order. */
export function walk(node: XliffNode): readonly XliffNode[] {
  const all: XliffNode[] = [];
  // No generator: files have hundreds of thousands of elements, and each would pass through as many as lie around it.
  const goOn = (at: XliffNode): void => {
    all.push(at);
    for (const child of at.elements) goOn(child);
  };
  goOn(node);
  return all;
}
