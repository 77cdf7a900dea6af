import { describe, expect, it } from "vitest";
import { parseXliff } from "../server/parse-xliff";
import { checkXliff } from "./check-xliff";
import { isFatal, XLIFF_RULES, type XliffRule } from "./rules/names";

function rulesOf(text: string): readonly XliffRule[] {
  const parsed = parseXliff(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return checkXliff(parsed.root).map(({ rule }) => rule);
}

import { BROKEN_MODULES, FINE_MODULES } from "./rules/broken-modules.fixture";
import { BROKEN_OLD } from "./rules/broken-old.fixture";
import { BROKEN_STRUCTURE } from "./rules/broken-structure.fixture";
import { BROKEN_TEXTS } from "./rules/broken-texts.fixture";
import { COMMITTEE_CORE } from "./rules/committee-core.fixture";
import { COMMITTEE_INLINE } from "./rules/committee-inline.fixture";
import { COMMITTEE_MODULES } from "./rules/committee-modules.fixture";
import { inFile, plain, segment } from "./rules/files.fixture";
import { FINE } from "./rules/fine.fixture";

const COMMITTEE = [...COMMITTEE_CORE, ...COMMITTEE_INLINE, ...COMMITTEE_MODULES].map(
  ([name, rule, file]) => [rule, name, file] as const,
);
const BROKEN = [...BROKEN_STRUCTURE, ...BROKEN_TEXTS, ...BROKEN_MODULES, ...BROKEN_OLD];

describe("checkXliff", () => {
  it.each(BROKEN)("%s: %s", (rule, _name, file) => {
    expect(rulesOf(file)).toContain(rule);
  });

  it.each([...FINE, ...FINE_MODULES])("takes %s", (_name, file) => {
    expect(rulesOf(file)).toEqual([]);
  });

  it("breaks nothing else where one rule is broken", () => {
    const more = [...BROKEN, ...COMMITTEE].map(
      ([rule, name, file]) => [name, rulesOf(file).filter((one) => one !== rule)] as const,
    );
    const both = more.filter(([, others]) => others.length > 0);
    // These break the one by breaking the other.
    expect(both.map(([name]) => name).sort()).toEqual(BREAK_TWO);
  });

  it("has a case for every rule", () => {
    const tested = new Set([...BROKEN, ...COMMITTEE].map(([rule]) => rule));
    expect(XLIFF_RULES.filter((rule) => !tested.has(rule))).toEqual([]);
  });

  it("names the line, and tells what cannot be read from what can", () => {
    const file = inFile(
      `\n<unit id="u1">\n${segment("甲", "", ' state="final"')}</unit>\n<unit id="u1">${plain}</unit>`,
    );
    const parsed = parseXliff(file);
    const breaks = parsed.ok ? checkXliff(parsed.root) : [];
    expect(breaks).toEqual([
      { rule: "state-without-target", line: 3 },
      { rule: "unit-id-unique", line: 4 },
    ]);
    expect(breaks.map(isFatal)).toEqual([false, true]);
  });
});

const BREAK_TWO: readonly string[] = [
  "ConfusedIsolatedOnEc",
  "InvalidExtensionElementInSegment",
  "InvalidExtensionElementOutsideFile",
  "InvalidXmlLangInheritedFromGroup",
  "InvalidXmlLangInheritedFromUnit",
  "InvalidXmlLangOnFile",
  "InvalidXmlLangOnUnit",
  "NonIsolatedEcWithoutStartRef",
  "a language of no form on a unit",
  "a version in another's namespace",
];
