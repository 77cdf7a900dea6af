import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTextEdits } from "./text-edits";

function apply(before: string, edits: ReturnType<typeof findTextEdits>): string {
  return edits.reduceRight(
    (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
    before,
  );
}

describe("findTextEdits", () => {
  it.each([
    ["nothing", "same", "same", []],
    ["one letter in a word", "the cat sat", "the bat sat", [{ at: 4, remove: 1, insert: "b" }]],
    ["an insertion", "a shared future", "a truly shared future", [{ at: 2, remove: 0, insert: "truly " }]],
    ["half a pair is never cut", "😀", "😁", [{ at: 0, remove: 2, insert: "😁" }]],
    [
      "two places",
      "one two three",
      "One two Three",
      [
        { at: 0, remove: 1, insert: "O" },
        { at: 8, remove: 1, insert: "T" },
      ],
    ],
    [
      "both ends of a Chinese clause",
      "各国人民期待和平发展",
      "世界人民期待和平繁荣",
      [
        { at: 0, remove: 2, insert: "世界" },
        { at: 8, remove: 2, insert: "繁荣" },
      ],
    ],
  ])("%s", (_name, before, after, edits) => {
    expect(findTextEdits(before, after)).toEqual(edits);
  });

  it("turns any text into any other, and never lies inside a pair", () => {
    const unit = fc.constantFrom("a", "b", " ", "😀", "😁", "明", "确", "𠮷", "\n");
    const text = fc.array(unit, { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = findTextEdits(before, after);
        expect(apply(before, edits)).toBe(after);
        for (const { at, insert } of edits) {
          expect(/^[\uDC00-\uDFFF]/.test(before.slice(at))).toBe(false);
          expect(insert.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
