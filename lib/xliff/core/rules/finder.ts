import type { XliffNode } from "../node";
import type { RuleBreak, XliffRule } from "./names";

/** Gathers breaks while a file is looked through. */
export class Finder {
  readonly found: RuleBreak[] = [];

  /** Notes a break unless all is well. */
  expect(isWell: boolean, rule: XliffRule, { line }: Pick<XliffNode, "line">): void {
    if (!isWell) this.found.push({ rule, line });
  }

  /** Notes each node whose key an earlier one has; nodes without a key are passed over. */
  unique(nodes: Iterable<XliffNode>, keyOf: (node: XliffNode) => string | undefined, rule: XliffRule): void {
    const seen = new Set<string>();
    for (const node of nodes) {
      const key = keyOf(node);
      if (key === undefined) continue;
      this.expect(!seen.has(key), rule, node);
      seen.add(key);
    }
  }
}

export const idOf = ({ attributes }: XliffNode): string | undefined => attributes.id;

/** `prefix:value`, as XLIFF writes values of its users (`userDefinedValue` of its schema). */
export const isOwnValue = (value: string): boolean => /^[^\s:]+:[^\s:]+$/u.test(value);

/** XML's NMTOKEN. */
export const isNmtoken = (value: string): boolean => /^[-.:\w\u00B7-\u{EFFFF}]+$/u.test(value);
