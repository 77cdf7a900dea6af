import { childOf, childrenOf, walk, type XliffNode } from "../node";
import { type Finder, idOf } from "./finder";
import { isLanguageTag } from "./languages";

const STATES: ReadonlySet<string> = new Set(
  "new needs-translation needs-adaptation needs-l10n needs-review-translation needs-review-adaptation needs-review-l10n translated signed-off final".split(
    " ",
  ),
);

/** What XLIFF 1.2 asks for, as far as texts and their states depend on it. */
export function checkOld(root: XliffNode, finder: Finder): void {
  const files = childrenOf(root, "file");
  finder.expect(files.length > 0, "no-file", root);
  for (const file of files) {
    const { "source-language": source, "target-language": target } = file.attributes;
    finder.expect(source !== undefined, "old-language-missing", file);
    for (const tag of [source, target])
      finder.expect(tag === undefined || isLanguageTag(tag.replaceAll("_", "-")), "old-language-form", file);
    const units = walk(file).filter(
      ({ name, uri, isTaken }) => uri === root.uri && name === "trans-unit" && isTaken !== true,
    );
    finder.unique(units, idOf, "old-unit-id-unique");
    for (const unit of units) checkOldUnit(unit, finder);
  }
}

/** The same of a unit that is by itself. */
export function checkOldUnit(unit: XliffNode, finder: Finder): void {
  finder.expect(idOf(unit) !== undefined, "old-unit-id-missing", unit);
  finder.expect(childOf(unit, "source") !== undefined, "old-source-missing", unit);
  const { approved } = unit.attributes;
  finder.expect(
    approved === undefined || approved === "yes" || approved === "no",
    "old-approved-value",
    unit,
  );
  const target = childOf(unit, "target");
  const state = target?.attributes.state;
  const isState = state === undefined || STATES.has(state) || /^x-\S+$/u.test(state);
  if (target !== undefined) finder.expect(isState, "old-state-value", target);
  checkSegmentation(unit, target, finder);
  for (const text of unit.elements) if (/^(?:source|target)$/u.test(text.name)) checkPairs(text, finder);
}

/** Segments of a target are segments of the source. */
function checkSegmentation(unit: XliffNode, target: XliffNode | undefined, finder: Finder): void {
  const cut = childOf(unit, "seg-source");
  if (cut === undefined) return;
  const midOf = ({ attributes }: XliffNode) => attributes.mid;
  const segments = walk(cut).filter(isSegment);
  finder.unique(segments, midOf, "old-segment-twice");
  const known = new Set(segments.map(midOf));
  const inTarget = target === undefined ? [] : walk(target).filter(isSegment);
  for (const segment of inTarget) finder.expect(known.has(midOf(segment)), "old-segment-unknown", segment);
}

const isSegment = ({ name, attributes }: XliffNode): boolean => name === "mrk" && attributes.mtype === "seg";

/** Where end codes say which start they belong to, it is there. */
function checkPairs(text: XliffNode, finder: Finder): void {
  const nodes = walk(text);
  for (const [start, end] of [
    ["bx", "ex"],
    ["bpt", "ept"],
  ]) {
    const begun = new Set(nodes.filter(({ name }) => name === start).map(({ attributes }) => attributes.rid));
    for (const node of nodes) {
      const { rid } = node.attributes;
      if (node.name === end) finder.expect(rid === undefined || begun.has(rid), "old-pair-unmatched", node);
    }
  }
}
