import { describe, expect, it } from "vitest";
import { readLegend } from "./legend";

const by = (authorId: string, source: "typed" | "adopted") => ({ authorId, name: authorId, source, at: "" });

describe("the legend of who wrote what", () => {
  it("tells people and sources by their share, each person in one color", () => {
    const runs = [
      { start: 0, end: 2, by: by("ann", "typed") },
      { start: 2, end: 7, by: by("bea", "typed") },
      { start: 7, end: 8, by: null },
      { start: 8, end: 10, by: by("ann", "adopted") },
    ];
    const writers = [
      { id: "ann", name: "ann", color: 3 },
      { id: "bea", name: "bea", color: 5 },
    ];
    const legend = readLegend({ text: "0123456789", runs }, writers);
    expect(legend.map(({ key, person, share }) => [key, person, share])).toEqual([
      ["bea typed", 5, 0.5],
      ["ann typed", 3, 0.2],
      ["ann adopted", 3, 0.2],
      ["unknown", null, 0.1],
    ]);
  });

  it("is empty for an empty text", () => {
    expect(readLegend({ text: "", runs: [] }, [])).toEqual([]);
  });
});
