import { childOf, childrenOf, walk, type XliffNode } from "../node";
import { type Finder, idOf, isOwnValue } from "./finder";

const STATES: ReadonlySet<string> = new Set(["initial", "translated", "reviewed", "final"]);

/** Segments of a unit, their states, the order of their targets, and the ids of what stands in them. */
export function checkSegments(unit: XliffNode, finder: Finder): void {
  const parts = partsOf(unit);
  finder.expect(
    parts.some(({ name }) => name === "segment"),
    "unit-without-segment",
    unit,
  );
  for (const part of parts) checkPart(part, finder);
  const targets = parts.flatMap((part) => childrenOf(part, "target"));
  for (const target of targets) {
    const { order } = target.attributes;
    const isPlace = order === undefined || (/^[1-9]\d{0,5}$/u.test(order) && Number(order) <= parts.length);
    finder.expect(isPlace, "order-value", target);
  }
  checkOrders(parts, finder);
  const sources = parts.flatMap((part) => [part, ...childrenOf(part, "source").flatMap(inlineOf)]);
  finder.unique(sources, idOf, "inline-id-unique");
  const ids = new Set(sources.map(idOf));
  for (const part of parts) checkTargetIds(part, ids, finder);
}

/** Segments and what lies between them. */
export function partsOf(unit: XliffNode): readonly XliffNode[] {
  return unit.elements.filter(
    ({ name, uri }) => uri === unit.uri && (name === "segment" || name === "ignorable"),
  );
}

/** The inline elements of a text. */
export function inlineOf(text: XliffNode): readonly XliffNode[] {
  return walk(text)
    .slice(1)
    .filter(({ uri }) => uri === text.uri);
}

function checkPart(part: XliffNode, finder: Finder): void {
  finder.expect(childOf(part, "source") !== undefined, "source-missing", part);
  const { state, subState } = part.attributes;
  if (part.name !== "segment") return;
  finder.expect(state === undefined || STATES.has(state), "state-value", part);
  const hasTarget = childOf(part, "target") !== undefined;
  finder.expect(hasTarget || state === undefined || state === "initial", "state-without-target", part);
  if (subState === undefined) return;
  finder.expect(state !== undefined, "sub-state-without-state", part);
  // The prefix of the committee itself is for values that it will describe.
  finder.expect(isOwnValue(subState) && !subState.startsWith("xlf:"), "sub-state-form", part);
}

/** A target without an order has the place of its segment: no two may be in one place. */
function checkOrders(parts: readonly XliffNode[], finder: Finder): void {
  const placed = parts.flatMap((part, index) =>
    childrenOf(part, "target").map(
      (target) => [target, target.attributes.order ?? String(index + 1)] as const,
    ),
  );
  if (placed.every(([target]) => target.attributes.order === undefined)) return;
  const places = new Map(placed);
  finder.unique(
    placed.map(([target]) => target),
    (target) => places.get(target),
    "order-unique",
  );
}

/** A code of a target is a code of its source, by element and id; or its id is in the unit once. */
function checkTargetIds(part: XliffNode, taken: ReadonlySet<string | undefined>, finder: Finder): void {
  const nameOf = (node: XliffNode): string => `${node.name} ${idOf(node)}`;
  const own = new Set(childrenOf(part, "source").flatMap(inlineOf).map(nameOf));
  const inTarget = childrenOf(part, "target").flatMap(inlineOf);
  for (const node of inTarget) {
    const id = idOf(node);
    if (id !== undefined) finder.expect(own.has(nameOf(node)) || !taken.has(id), "target-inline-id", node);
  }
  finder.unique(inTarget, idOf, "inline-id-unique");
}
