import { isOfModule, METADATA, NAMESPACES } from "../names";
import { childrenOf, textOf, walk, type XliffNode } from "../node";
import { type Finder, idOf, isNmtoken, isOwnValue } from "./finder";
import { IDENTIFIED, OTHERS, RANKS, SHAPES, SINGLE, VALUES } from "./shapes";

/** Elements, attributes and ids, but for those inside texts. */
export function checkStructure(root: XliffNode, finder: Finder): void {
  const files = childrenOf(root, "file");
  finder.expect(files.length > 0, "no-file", root);
  finder.unique(files, idOf, "file-id-unique");
  for (const node of walk(root)) if (node.uri === root.uri && node.isTaken !== true) checkNode(node, finder);
  for (const file of files) checkFile(file, finder);
}

/** The same of a unit that is by itself; that no other has its id is not seen from it. */
export function checkUnitStructure(unit: XliffNode, finder: Finder): void {
  const inside = walk(unit).filter(({ uri }) => uri === unit.uri);
  for (const node of inside) checkNode(node, finder);
  checkLists(inside, finder);
  for (const each of inside) if (each.name === "unit" || each.name === "group") checkOthers(each, finder);
}

function checkFile(file: XliffNode, finder: Finder): void {
  const inside = walk(file).filter(({ uri }) => uri === file.uri);
  const named = (name: string) => inside.filter((node) => node.name === name);
  const contents = file.elements.filter(
    ({ name, uri }) => uri === file.uri && /^(?:unit|group)$/u.test(name),
  );
  finder.expect(contents.length > 0, "no-unit", file);
  finder.unique(named("group"), idOf, "group-id-unique");
  const units = named("unit").filter(({ isTaken }) => isTaken !== true);
  finder.unique(units, idOf, "unit-id-unique");
  checkLists(inside, finder);
  for (const holder of [file, ...named("group"), ...units]) checkOthers(holder, finder);
}

/** Lists of things with ids of their own. */
function checkLists(inside: readonly XliffNode[], finder: Finder): void {
  const named = (name: string) => inside.filter((node) => node.name === name);
  for (const notes of named("notes")) {
    finder.expect(childrenOf(notes, "note").length > 0, "notes-empty", notes);
    finder.unique(childrenOf(notes, "note"), idOf, "note-id-unique");
  }
  for (const data of named("originalData")) {
    finder.expect(childrenOf(data, "data").length > 0, "original-data-empty", data);
    finder.unique(childrenOf(data, "data"), idOf, "data-id-unique");
  }
  for (const skeleton of named("skeleton")) {
    const isEmpty = skeleton.elements.length === 0 && textOf(skeleton) === "";
    finder.expect(isEmpty === (skeleton.attributes.href !== undefined), "skeleton-href", skeleton);
  }
}

/** Modules say for themselves where their ids are unique. */
function checkOthers(holder: XliffNode, finder: Finder): void {
  const others = holder.elements.filter(({ uri }) => uri !== holder.uri && !isOfModule(uri));
  finder.unique(others.flatMap(othersBelow), ownIdOf, "extension-id-unique");
}

const ownIdOf = (node: XliffNode): string | undefined => {
  const id = idOf(node);
  return id === undefined ? undefined : `${node.uri} ${id}`;
};

/** Elements of other namespaces, each namespace by itself: two extensions may use one id. */
function othersBelow(node: XliffNode): readonly XliffNode[] {
  return walk(node).filter(({ uri }) => uri === node.uri);
}

function checkNode(node: XliffNode, finder: Finder): void {
  const shape = SHAPES[node.name];
  if (shape === undefined) return;
  const { id } = node.attributes;
  if (IDENTIFIED.has(node.name)) finder.expect(id !== undefined, "id-missing", node);
  if (id !== undefined) finder.expect(isNmtoken(id), "id-form", node);
  if (node.name === "data")
    finder.expect((node.attributes["xml:space"] ?? "preserve") === "preserve", "data-space", node);
  if (node.name === "group" || node.name === "unit") {
    const { type } = node.attributes;
    finder.expect(type === undefined || isOwnValue(type), "type-value", node);
  }
  checkAttributes(node, shape, finder);
  for (const child of node.elements) {
    // Only the root of 2.2 holds notes and metadata.
    const isNewRoot = node.name === "xliff" && node.uri === NAMESPACES["2.2"];
    if (child.uri !== node.uri)
      finder.expect(shape.holdsOthers || (isNewRoot && child.uri === METADATA), "extension-place", child);
    else {
      const isNote = node.name === "xliff" && child.name === "notes";
      finder.expect(shape.children.includes(child.name) && (!isNote || isNewRoot), "element-place", child);
    }
  }
  checkOrder(node, finder);
  const hasText = node.children.some((child) => typeof child === "string" && child.trim() !== "");
  finder.expect(shape.holdsText || !hasText, "text-place", node);
}

function checkOrder(node: XliffNode, finder: Finder): void {
  const ranks = RANKS[node.name];
  if (ranks === undefined) return;
  let last = -1;
  for (const child of node.elements) {
    const rank = child.uri === node.uri ? ranks[child.name] : OTHERS;
    if (rank === undefined) continue;
    const isTwice = rank === last && child.uri === node.uri && SINGLE.has(child.name);
    finder.expect(rank >= last && !isTwice, "element-order", child);
    last = Math.max(last, rank);
  }
}

const isOpenTo = ({ open }: (typeof SHAPES)[string], name: string): boolean =>
  open === "all" || (open === "modules" && isOfModule(name));

function checkAttributes(node: XliffNode, shape: (typeof SHAPES)[string], finder: Finder): void {
  for (const [name, value] of Object.entries(node.attributes)) {
    const isDeclaration = name === "xmlns" || name.startsWith("http://www.w3.org/2000/xmlns/|");
    if (isDeclaration) continue;
    if (name.includes("|")) finder.expect(isOpenTo(shape, name), "attribute-place", node);
    else if (!name.startsWith("xml:"))
      finder.expect(shape.attributes.includes(name), "attribute-unknown", node);
    const allowed = VALUES[name];
    finder.expect(allowed === undefined || allowed.includes(value), "attribute-value", node);
  }
}
