/** An element of a small document, as far as terms are read from it. */
export type XmlNode = {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace; "" for none. */
  readonly uri: string;
  /** By their names without prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in order. */
  readonly children: readonly (XmlNode | string)[];
  /** 1-based, where it begins. */
  readonly line: number;
};

/** The elements among the children. */
export function elementsOf({ children }: XmlNode): readonly XmlNode[] {
  return children.filter((child) => typeof child !== "string");
}

/** All text inside, whatever elements stand around it. */
export function textOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
