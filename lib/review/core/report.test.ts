import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doAtOnce } from "@/lib/text/core/turns";
import { changedShareOf, countFindings, countProgress, type ReportedError, tableErrors } from "./report";

describe("progress in a report", () => {
  it("counts what was sent back apart, and names states that nothing is in", () => {
    const row = { characters: 10, words: 4 };
    expect(
      countProgress([
        { ...row, state: "initial", needsWork: false },
        { ...row, state: "translated", needsWork: true },
        { ...row, state: "translated", needsWork: false },
        { ...row, state: "translated", needsWork: false },
      ]),
    ).toEqual([
      { state: "initial", paragraphs: 1, characters: 10, words: 4 },
      { state: "needs-work", paragraphs: 1, characters: 10, words: 4 },
      { state: "translated", paragraphs: 2, characters: 20, words: 8 },
      { state: "reviewed", paragraphs: 0, characters: 0, words: 0 },
      { state: "final", paragraphs: 0, characters: 0, words: 0 },
    ]);
  });
});

describe("tables of a report", () => {
  const error = (id: string, severity: ReportedError["severity"]): ReportedError => ({
    ...{ id: `${id} ${severity}`, paragraphId: "p", number: 1, severity, status: "attached" },
    label: { id, mqmType: null, nameEn: id, nameZh: id },
    ...{ quote: "q", originalQuote: "q", byName: null, at: "", comment: null },
  });

  it("has errors by type and severity, the types with most first", () => {
    const table = tableErrors([
      error("style", "minor"),
      error("omission", "major"),
      error("omission", "minor"),
    ]);
    expect(table.map(({ label, counts, total }) => [label.id, counts, total])).toEqual([
      ["omission", { neutral: 0, minor: 1, major: 1, critical: 0 }, 2],
      ["style", { neutral: 0, minor: 1, major: 0, critical: 0 }, 1],
    ]);
  });

  it("has findings by check and severity, in the order of checks", () => {
    const found = [
      { check: "double-space", severity: "notice" },
      { check: "amount", severity: "warning" },
      { check: "amount", severity: "error" },
      { check: "amount", severity: "warning" },
    ] as const;
    expect(countFindings(found)).toEqual([
      { check: "amount", severity: "error", count: 1 },
      { check: "amount", severity: "warning", count: 2 },
      { check: "double-space", severity: "notice", count: 1 },
    ]);
  });
});

describe("the share of a track's words that were changed", () => {
  const change = (before: string, after: string, share: number) => ({
    before: { text: before, revision: 1, at: "", byName: null },
    after: { text: after, revision: 2, state: "translated" as const, needsWork: false, byNames: [] },
    share,
  });

  it.each([
    ["nothing changed", [], 100, 0],
    ["half of a text that is half of the track", [change("one two", "one three", 0.5)], 4, 0.25],
    ["a text that was emptied counts with its length", [change("one two", "", 1)], 3, 1 / 4],
    ["all that there was", [change("one two", "", 1)], 0, 1],
  ] as const)("%s", (_name, changes, words, share) => {
    expect(doAtOnce(changedShareOf(changes, words))).toBeCloseTo(share);
  });

  it("lies between nothing and all", () => {
    const text = fc.array(fc.constantFrom("one", "two"), { maxLength: 9 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(fc.record({ before: text, after: text, share: fc.double({ min: 0, max: 1, noNaN: true }) })),
        fc.nat(1000),
        (changes, others) => {
          const words = changes.reduce(
            (sum, { after }) => sum + (after === "" ? 0 : after.split(" ").length),
            others,
          );
          const share = doAtOnce(
            changedShareOf(
              changes.map(({ before, after, share: own }) => change(before, after, own)),
              words,
            ),
          );
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
