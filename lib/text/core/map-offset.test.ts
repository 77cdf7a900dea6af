import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapOffset } from "./map-offset";

describe("mapOffset", () => {
  it.each([
    ["nothing changed", "abc", "abc", 2, 2],
    ["the end, when others wrote at the start", "A year", "InA year", 6, 8],
    ["the end, when others wrote at the end", "A year", "A year of", 6, 6],
    ["before what others wrote", "A year", "A new year", 1, 1],
    ["after what others wrote", "A year", "A new year", 4, 8],
    ["after what others took out", "A new year", "A year", 8, 4],
    ["inside what others took out", "A new year", "A year", 4, 2],
    ["a text that was emptied", "abc", "", 2, 0],
    ["a text that was empty", "", "abc", 0, 0],
  ])("%s", (_name, before, after, offset, expected) => {
    expect(mapOffset(before, after, offset)).toBe(expected);
  });

  it("never leaves the text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (before, after, number) => {
        const offset = mapOffset(before, after, number % (before.length + 1));
        return offset >= 0 && offset <= after.length;
      }),
    );
  });
});
