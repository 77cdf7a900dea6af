import { TextSet } from "@/lib/text/core/text-set";
import { checkTexts, checkXliff } from "./check-xliff";
import { dialectOf } from "./names";
import { walk, type XliffNode } from "./node";
import { Finder, idOf } from "./rules/finder";
import { checkUnitFragments, prefixesOf } from "./rules/fragment";
import { checkUnitLanguages } from "./rules/languages";
import { isFatal, type RuleBreak, type XliffRule } from "./rules/names";
import { checkOldUnit } from "./rules/old";
import { checkSideModules } from "./rules/side-modules";
import { checkUnitStructure } from "./rules/structure";

/** That something is spoken of which may come later in the file. */
type Promised = { readonly id: string; readonly line: number; readonly rule: XliffRule };

/**
 * What a file breaks of the rules of its version, as `checkXliff` tells it, looked for in one unit after the other: of those
 * that were looked at only their ids are kept.
 */
export class StreamedRules {
  readonly #finder = new Finder();
  /** Of the file that is being read. */
  #file: XliffNode | null = null;
  #unitIds = new TextSet();
  #flows: Promised[] = [];
  /** Of the whole. */
  readonly #ids = new TextSet();
  readonly #references: Promised[] = [];
  readonly #prefixes = new Set<string>();
  #seen: readonly XliffNode[] = [];
  readonly #found: RuleBreak[] = [];

  /** @param kept breaks that do not keep a file from being read may be many: whoever does not tell them leaves them out */
  constructor(private readonly kept: "all" | "fatal") {}

  /** @param above what lies around the unit, the root first, then its file */
  unit(unit: XliffNode, above: readonly XliffNode[]): void {
    const [root, file] = above;
    if (root === undefined || file === undefined) return;
    if (file !== this.#file) this.#begin(file);
    const isOld = dialectOf(root) === "1";
    const name = isOld ? "trans-unit" : "unit";
    const units = walk(unit).filter((node) => node.uri === root.uri && node.name === name);
    for (const each of units) this.#remember(each, isOld);
    if (isOld) for (const each of units) checkOldUnit(each, this.#finder);
    else this.#checkNew(unit, units, above);
    this.#keep();
  }

  /** All that was found, in the order of the lines. @param rest the file without its units */
  end(rest: XliffNode): readonly RuleBreak[] {
    this.#endFile();
    for (const node of walk(rest)) this.#ids.add(idOf(node) ?? "");
    this.#settle(this.#references, this.#ids);
    this.#finder.found.push(...checkXliff(rest));
    this.#keep();
    return this.#found.toSorted((a, b) => a.line - b.line);
  }

  #begin(file: XliffNode): void {
    this.#endFile();
    this.#file = file;
    this.#unitIds = new TextSet();
  }

  #endFile(): void {
    this.#settle(this.#flows, this.#unitIds);
    this.#flows = [];
  }

  #remember(unit: XliffNode, isOld: boolean): void {
    const id = idOf(unit);
    if (id === undefined) return;
    this.#finder.expect(this.#unitIds.add(id), isOld ? "old-unit-id-unique" : "unit-id-unique", unit);
  }

  #checkNew(unit: XliffNode, units: readonly XliffNode[], above: readonly XliffNode[]): void {
    const finder = this.#finder;
    this.#learn(unit, above);
    checkUnitStructure(unit, finder);
    checkUnitLanguages(unit, above, finder);
    checkSideModules(unit, above, finder);
    const known = {
      prefixes: this.#prefixes,
      has: (id: string, { line }: XliffNode) => this.#promise(this.#references, id, line, "fragment-target"),
    };
    for (const each of units) {
      checkUnitFragments(each, known, finder);
      checkTexts(each, (id, { line }) => this.#promise(this.#flows, id, line, "sub-flow-reference"), finder);
    }
  }

  /** Ids and prefixes of the unit, and the prefixes of what lies around it. */
  #learn(unit: XliffNode, above: readonly XliffNode[]): void {
    for (const [at, node] of above.entries())
      if (this.#seen[at] !== node) for (const prefix of prefixesOf(node)) this.#prefixes.add(prefix);
    this.#seen = above.slice();
    for (const node of walk(unit)) {
      const id = idOf(node);
      if (id !== undefined) this.#ids.add(id);
      for (const prefix of prefixesOf(node)) this.#prefixes.add(prefix);
    }
  }

  #promise(to: Promised[], id: string, line: number, rule: XliffRule): true {
    if (this.kept === "all") to.push({ id, line, rule });
    return true;
  }

  /** A node that speaks of several is told once. */
  #settle(promised: readonly Promised[], ids: TextSet): void {
    const broken = promised.filter(({ id }) => !ids.has(id));
    const lines = new Map(broken.map(({ line, rule }) => [line, rule]));
    for (const [line, rule] of lines) this.#finder.found.push({ line, rule });
  }

  #keep(): void {
    const found = this.#finder.found.splice(0);
    this.#found.push(...(this.kept === "all" ? found : found.filter(isFatal)));
  }
}
