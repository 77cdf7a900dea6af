import { childrenOf, type XliffNode } from "../node";
import { type Finder, idOf, isOwnValue } from "./finder";
import { checkReordering } from "./reordering";
import { inlineOf, partsOf } from "./segments";

const CODES: ReadonlySet<string> = new Set(["ph", "pc", "sc", "ec"]);
const TYPES: ReadonlySet<string> = new Set(["fmt", "ui", "quote", "link", "image", "other"]);
/** Sub-types of the committee, with the only type that each goes with. */
const SUBTYPES: Readonly<Record<string, string>> = {
  "xlf:lb": "fmt",
  "xlf:pb": "fmt",
  "xlf:b": "fmt",
  "xlf:i": "fmt",
  "xlf:u": "fmt",
  "xlf:var": "ui",
};

/** Whether a file has a unit of an id that a code refers to. */
export type IsUnit = (id: string, code: XliffNode) => boolean;

/** Codes inside the texts of a unit. */
export function checkCodes(unit: XliffNode, isUnit: IsUnit, finder: Finder): void {
  const data = new Set(
    childrenOf(unit, "originalData").flatMap((one) =>
      childrenOf(one, "data").map((each) => idOf(each) ?? ""),
    ),
  );
  const parts = partsOf(unit);
  const bases = basesOf(parts);
  for (const side of ["source", "target"]) {
    const nodes = parts.flatMap((part) => childrenOf(part, side).flatMap(inlineOf));
    const codes = nodes.filter(({ name }) => CODES.has(name));
    for (const code of codes) {
      checkReferences(code, data, isUnit, finder);
      checkType(code, finder);
      checkEditing(code, finder);
      checkCopy(code, bases, finder);
    }
    for (const node of nodes) if (node.name === "cp") checkCodePoint(node, finder);
    checkPairs(codes, finder);
  }
  const inTargets = new Set(parts.flatMap((part) => childrenOf(part, "target").flatMap(inlineOf).map(idOf)));
  for (const part of parts) {
    checkTarget(part, inTargets, finder);
    checkReordering(part, finder);
  }
}

function checkReferences(code: XliffNode, data: ReadonlySet<string>, isUnit: IsUnit, finder: Finder): void {
  for (const name of ["dataRef", "dataRefStart", "dataRefEnd"]) {
    const reference = code.attributes[name];
    finder.expect(reference === undefined || data.has(reference), "data-reference", code);
  }
  for (const name of ["subFlows", "subFlowsStart", "subFlowsEnd"]) {
    const flows = code.attributes[name]?.trim().split(/\s+/u) ?? [];
    finder.expect(
      flows.every((id) => isUnit(id, code)),
      "sub-flow-reference",
      code,
    );
  }
}

function checkType(code: XliffNode, finder: Finder): void {
  const { type, subType } = code.attributes;
  finder.expect(type === undefined || TYPES.has(type), "type-value", code);
  if (subType === undefined) return;
  finder.expect(type !== undefined, "sub-type-without-type", code);
  const own = SUBTYPES[subType];
  const isRight = own === undefined ? isOwnValue(subType) && !subType.startsWith("xlf:") : own === type;
  finder.expect(isRight || type === undefined, "sub-type-form", code);
}

const reorderOf = ({ attributes }: XliffNode): string => attributes.canReorder ?? "yes";

/** What keeps its place cannot be copied or deleted either. */
function checkEditing(code: XliffNode, finder: Finder): void {
  const { canCopy, canDelete } = code.attributes;
  finder.expect(reorderOf(code) === "yes" || (canCopy === "no" && canDelete === "no"), "reorder-fixed", code);
}

/** Codes that others are copies of, by element and id. */
function basesOf(parts: readonly XliffNode[]): ReadonlyMap<string, XliffNode> {
  const texts = parts.flatMap((part) => [...childrenOf(part, "source"), ...childrenOf(part, "target")]);
  const codes = texts.flatMap(inlineOf).filter(({ attributes }) => attributes.copyOf === undefined);
  return new Map(codes.map((code) => [`${code.name} ${idOf(code)}`, code]));
}

function checkCopy(code: XliffNode, bases: ReadonlyMap<string, XliffNode>, finder: Finder): void {
  const { copyOf, dataRef, dataRefStart, dataRefEnd } = code.attributes;
  if (copyOf === undefined) return;
  const base = bases.get(`${code.name} ${copyOf}`);
  finder.expect(base !== undefined && base.attributes.canCopy !== "no", "copy-reference", code);
  finder.expect((dataRef ?? dataRefStart ?? dataRefEnd) === undefined, "copy-with-data", code);
}

function checkCodePoint(node: XliffNode, finder: Finder): void {
  const { hex = "" } = node.attributes;
  const code = /^[0-9A-Fa-f]{4,8}$/u.test(hex) ? Number.parseInt(hex, 16) : -1;
  // Whatever XML can hold is written as it is; half characters are none.
  const isHeld =
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xfffd) || code > 0xffff;
  finder.expect(code >= 0 && code <= 0x10ffff && !isHeld, "code-point", node);
}

const EDITED = ["canCopy", "canDelete", "canOverlap", "canReorder"];

/** Start and end codes find each other, or say that the other is elsewhere. */
function checkPairs(codes: readonly XliffNode[], finder: Finder): void {
  const starts = new Map<string | undefined, Start>(
    codes.flatMap((code, at) => (code.name === "sc" ? [[idOf(code), { code, at }] as const] : [])),
  );
  const closed = new Set(
    codes.flatMap(({ name, attributes }) => (name === "ec" ? [attributes.startRef] : [])),
  );
  for (const [at, code] of codes.entries()) {
    const isIsolated = code.attributes.isolated === "yes";
    if (code.name === "sc") finder.expect(closed.has(idOf(code)) !== isIsolated, "start-isolated", code);
    if (code.name === "ec") checkEnd(code, at, starts.get(code.attributes.startRef), finder);
  }
}

type Start = { readonly code: XliffNode; readonly at: number };

function checkEnd(end: XliffNode, at: number, start: Start | undefined, finder: Finder): void {
  const { isolated, startRef, id, dir } = end.attributes;
  if (isolated === "yes") {
    finder.expect(startRef === undefined && id !== undefined, "end-isolated", end);
    return;
  }
  finder.expect(startRef !== undefined && id === undefined && dir === undefined, "end-isolated", end);
  if (startRef === undefined) return;
  finder.expect(start !== undefined, "end-reference", end);
  if (start === undefined) return;
  finder.expect(start.at < at, "end-before-start", end);
  const isSame = EDITED.every((name) => editingOf(start.code, name) === editingOf(end, name));
  finder.expect(isSame, "pair-differs", end);
}

/** A run of fixed codes may begin with a start, and never with its end. */
function editingOf({ attributes }: XliffNode, name: string): string {
  const value = attributes[name] ?? "yes";
  return value === "firstNo" ? "no" : value;
}

/** What targets must have of their sources, in whichever segment of the unit: codes that cannot be deleted. */
function checkTarget(part: XliffNode, inTargets: ReadonlySet<string | undefined>, finder: Finder): void {
  const [source, target] = [childrenOf(part, "source")[0], childrenOf(part, "target")[0]];
  if (source === undefined || target === undefined) return;
  const codes = inlineOf(source).filter(({ name }) => CODES.has(name));
  for (const code of codes) {
    const isFree = code.attributes.canDelete !== "no" || idOf(code) === undefined;
    finder.expect(isFree || inTargets.has(idOf(code)), "code-removed", target);
  }
}
