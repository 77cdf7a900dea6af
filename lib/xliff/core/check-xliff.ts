import { dialectOf, NAMESPACES } from "./names";
import { childrenOf, walk, type XliffNode } from "./node";
import { checkAnnotations } from "./rules/annotations";
import { checkCodes, type IsUnit } from "./rules/codes";
import { Finder, idOf } from "./rules/finder";
import { checkFragments } from "./rules/fragment";
import { checkLanguages } from "./rules/languages";
import { checkModules } from "./rules/modules";
import type { RuleBreak } from "./rules/names";
import { checkOld } from "./rules/old";
import { checkSegments } from "./rules/segments";
import { checkSideModules } from "./rules/side-modules";
import { checkStructure } from "./rules/structure";

/**
 * What a file breaks of the rules of its version, in the order of its lines; empty for a file that is all right. The
 * modules are looked into, but for Change Tracking, which the standard has given up, and those of ITS and plurals.
 *
 * @param root of an XLIFF (see `dialectOf`)
 */
export function checkXliff(root: XliffNode): readonly RuleBreak[] {
  const finder = new Finder();
  if (dialectOf(root) === "1") checkOld(root, finder);
  else checkNew(root, finder);
  return finder.found.toSorted((a, b) => a.line - b.line);
}

function checkNew(root: XliffNode, finder: Finder): void {
  // 2.2 may call itself by an older version; an older version has not its namespace.
  const isKnown = root.uri === NAMESPACES["2.2"] || root.attributes.version !== "2.2";
  finder.expect(isKnown, "version-namespace", root);
  checkStructure(root, finder);
  checkLanguages(root, finder);
  checkFragments(root, finder);
  checkSideModules(root, [], finder);
  for (const file of childrenOf(root, "file")) {
    const units = walk(file).filter(
      ({ name, uri, isTaken }) => uri === root.uri && name === "unit" && isTaken !== true,
    );
    const ids = new Set(units.map((unit) => idOf(unit) ?? ""));
    for (const unit of units) checkTexts(unit, (id) => ids.has(id), finder);
  }
}

/** What is inside a unit of XLIFF 2. */
export function checkTexts(unit: XliffNode, isUnit: IsUnit, finder: Finder): void {
  checkSegments(unit, finder);
  checkCodes(unit, isUnit, finder);
  checkAnnotations(unit, finder);
  checkModules(unit, finder);
}
