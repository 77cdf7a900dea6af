import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findOnly, orderEdits, spansAfter, withoutOverlaps } from "./replacement";

const edit = (start: number, expected: string, text: string) => ({
  ...{ start, end: start + expected.length, expected, text },
});

describe("orderEdits", () => {
  it.each([
    ["puts edits in order", "one two", [edit(4, "two", "2"), edit(0, "one", "1")], ["one", "two"]],
    ["refuses words that stand elsewhere", "one two", [edit(1, "one", "1")], null],
    ["refuses an overlap", "one two", [edit(0, "one t", "x"), edit(4, "two", "y")], null],
    ["refuses a place outside of the text", "one", [edit(3, "x", "y")], null],
    ["refuses an empty place", "one", [{ start: 1, end: 1, expected: "", text: "x" }], null],
  ])("%s", (_name, text, edits, expected) => {
    expect(orderEdits(text, edits)?.map((each) => each.expected) ?? null).toEqual(expected);
  });
});

describe("spansAfter", () => {
  it("tells where each new wording stands", () => {
    const words = fc.array(fc.constantFrom("a", "bb", "ccc", "共同体"), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.constantFrom("x", "yyyyy"), (parts, text) => {
        const before = parts.join(" ");
        const edits = parts.map((part, at) =>
          edit(
            parts.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0),
            part,
            `${text}${at}`,
          ),
        );
        const after = parts.map((_part, at) => `${text}${at}`).join(" ");
        expect(orderEdits(before, edits)).toHaveLength(parts.length);
        expect(spansAfter(edits).map(({ start, end }) => after.slice(start, end))).toEqual(
          edits.map((each) => each.text),
        );
      }),
    );
  });
});

describe("findOnly", () => {
  it.each([
    ["the only place that reads so", "an old one", "old", 3],
    ["none when several read so", "old and old", "old", null],
    ["none when it is gone", "a new one", "old", null],
  ])("finds %s", (_name, text, wording, start) => {
    expect(findOnly(text, wording)?.start ?? null).toBe(start);
  });
});

it("withoutOverlaps keeps the first of two that overlap", () => {
  const spans = [
    { start: 5, end: 8 },
    { start: 0, end: 6 },
    { start: 8, end: 9 },
  ];
  expect(withoutOverlaps(spans).map(({ start }) => start)).toEqual([0, 8]);
});
