import { describe, expect, it } from "vitest";
import { understandXliff } from "../server/understand-xliff";
import { COMMITTEE_CORE } from "./rules/committee-core.fixture";
import { COMMITTEE_INLINE } from "./rules/committee-inline.fixture";
import { COMMITTEE_MODULES, COMMITTEE_VALID_MODULES } from "./rules/committee-modules.fixture";
import { COMMITTEE_VALID } from "./rules/committee-valid.fixture";
import { isFatal } from "./rules/names";

/** What a file breaks, whether it is read all the same or refused for it. */
function told(file: string) {
  const read = understandXliff(file, "utf-8");
  if (read.ok) return read.breaks;
  const { rule, line } = read.refusal;
  if (rule === null) throw new Error(`${read.refusal.reason} in line ${line}`);
  return [{ rule, line }];
}

/** Of versions 2.0 and 2.1, and as the same file of 2.2. */
const versionsOf = (file: string): readonly string[] => [
  file,
  file.replace('document:2.0" version="2.1"', 'document:2.2" version="2.2"'),
];

describe("the committee's suite", () => {
  it.each([
    ...[...COMMITTEE_CORE, ...COMMITTEE_INLINE].map(([name, ...more]) => [`bad_${name}`, ...more] as const),
    ...COMMITTEE_MODULES.map(([name, ...more]) => [`Bad-${name}`, ...more] as const),
  ])("%s is told as %s, with its line", (_name, rule, file) => {
    for (const version of versionsOf(file)) {
      expect(told(version)).toContainEqual({ rule, line: 1 });
      expect(understandXliff(version, "utf-8").ok).toBe(!told(version).some(isFatal));
    }
  });

  it.each([
    ...COMMITTEE_VALID,
    ...COMMITTEE_VALID_MODULES.map(([name, file]) => [`Good-${name}`, file] as const),
  ])("%s is read, and nothing is said against it", (_name, file) => {
    for (const version of versionsOf(file)) expect(told(version)).toEqual([]);
  });
});
