import { childrenOf, type XliffNode } from "../node";
import { type Finder, idOf, isOwnValue } from "./finder";
import { inlineOf, partsOf } from "./segments";

/** Annotations inside the texts of a unit: `mrk`, and `sm` with its `em`. */
export function checkAnnotations(unit: XliffNode, finder: Finder): void {
  const notes = new Set(
    childrenOf(unit, "notes").flatMap((each) => childrenOf(each, "note").map((note) => idOf(note) ?? "")),
  );
  for (const side of ["source", "target"]) {
    const nodes = partsOf(unit).flatMap((part) => childrenOf(part, side).flatMap(inlineOf));
    for (const node of nodes)
      if (node.name === "mrk" || node.name === "sm") checkOne(node, { unit, notes }, finder);
    checkPairs(nodes, finder);
  }
}

type Around = { readonly unit: XliffNode; readonly notes: ReadonlySet<string> };

/** Whether a comment's reference means a note of the same unit, by itself or by its whole path. */
function isNoteOf(unit: XliffNode, notes: ReadonlySet<string>, ref: string): boolean {
  const { path = "", id = "" } = /^#\/?(?<path>(?:[fgu]=[^/]+\/)*)n=(?<id>[^/]+)$/u.exec(ref)?.groups ?? {};
  return notes.has(id) && (path === "" || path.endsWith(`u=${idOf(unit)}/`));
}

function checkOne(node: XliffNode, { unit, notes }: Around, finder: Finder): void {
  const { type = "generic", ref, value, translate } = node.attributes;
  const isKnown = ["generic", "comment", "term"].includes(type);
  finder.expect(isKnown || (isOwnValue(type) && !type.startsWith("xlf:")), "annotation-type", node);
  // An annotation of no kind is there to say what is to be translated, or for attributes of a module.
  const hasOthers = Object.keys(node.attributes).some((name) => name.includes("|"));
  finder.expect(type !== "generic" || translate !== undefined || hasOthers, "annotation-generic", node);
  if (type !== "comment") return;
  finder.expect((ref === undefined) !== (value === undefined), "comment-content", node);
  finder.expect(ref === undefined || isNoteOf(unit, notes, ref), "comment-reference", node);
}

function checkPairs(nodes: readonly XliffNode[], finder: Finder): void {
  const starts = new Map<string | undefined, number>(
    nodes.flatMap((node, at) => (node.name === "sm" ? [[idOf(node), at] as const] : [])),
  );
  const closed = new Set(
    nodes.flatMap(({ name, attributes }) => (name === "em" ? [attributes.startRef] : [])),
  );
  for (const [at, node] of nodes.entries()) {
    if (node.name === "sm") finder.expect(closed.has(idOf(node)), "annotation-end", node);
    if (node.name !== "em") continue;
    const start = starts.get(node.attributes.startRef);
    finder.expect(start !== undefined, "annotation-start", node);
    finder.expect(start === undefined || start < at, "annotation-order", node);
  }
}
