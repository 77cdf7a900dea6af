import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark } from "@/lib/text/core/marks";
import { markRuns, wholeMarks } from "./mark-runs";

describe("markRuns", () => {
  it.each([
    ["no text", "", [], []],
    ["plain text", "ab", [], ["ab"]],
    ["one word", "a bold c", [[2, 6, "bold"]], ["a ", "bold+b", " c"]],
    [
      "overlap",
      "abc",
      [
        [0, 2, "bold"],
        [1, 3, "italic"],
      ],
      ["a+b", "b+b+i", "c+i"],
    ],
    [
      "touching spans of one look",
      "abc",
      [
        [0, 1, "bold"],
        [1, 2, "bold"],
      ],
      ["ab+b", "c"],
    ],
    ["an edge inside a character", "𠮷野", [[1, 3, "bold"]], ["𠮷野+b"]],
    ["an edge beyond the text", "ab", [[1, 9, "bold"]], ["a", "b+b"]],
  ] as const)("cuts %s", (_name, text, spans, expected) => {
    const marks = spans.map(([start, end, mark]) => ({ start, end, mark: mark as Mark }));
    const looks = markRuns({ text, marks }).map(
      (run) => run.text + (run.bold ? "+b" : "") + (run.italic ? "+i" : ""),
    );
    expect(looks).toEqual(expected);
  });

  it("gives the text back, and tears no character", () => {
    const span = fc.record({
      start: fc.nat(9),
      end: fc.nat(9),
      mark: fc.constantFrom<Mark>("bold", "italic"),
    });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 6 }), fc.array(span), (text, marks) => {
        const runs = markRuns({ text, marks });
        expect(runs.map((run) => run.text).join("")).toBe(text);
        for (const run of runs) expect(run.text.isWellFormed()).toBe(text.isWellFormed());
        for (const { start, end } of wholeMarks({ text, marks })) expect(start).toBeLessThan(end);
      }),
    );
  });
});
