import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeCues } from "./place-cues";

const FILE = new Map([
  [2, { start: 1000, end: 5000, settings: "align:start" }],
  [6, { start: 6000, end: 8000, settings: "" }],
]);
const times = new Map([["f", FILE]]);
const piece = (shownId: string, line: number, length = 4) => ({ shownId, fileId: "f", line, length });

describe("placeCues", () => {
  it("gives each paragraph the times of its cue", () => {
    expect(placeCues([piece("a", 2), piece("b", 6)], times)).toEqual(
      new Map([
        ["a", FILE.get(2)],
        ["b", FILE.get(6)],
      ]),
    );
  });

  it("shows what was joined from the first beginning to the last end", () => {
    const placed = placeCues([piece("a", 2), piece("a", 6)], times);
    expect(placed.get("a")).toEqual({ start: 1000, end: 8000, settings: "align:start" });
  });

  it("leaves out what no file has times for", () => {
    const other = { ...piece("c", 2), fileId: "other" };
    expect(placeCues([piece("a", 3), other], times).size).toBe(0);
  });

  it("shares a cue's time among what was cut from it, one after the other, and leaves none over", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(80), { minLength: 1, maxLength: 9 }), (lengths) => {
        const pieces = lengths.map((length, at) => piece(`p${at}`, 2, length));
        const placed = pieces.flatMap(({ shownId }) => placeCues(pieces, times).get(shownId) ?? []);
        expect(placed[0]?.start).toBe(1000);
        expect(placed.at(-1)?.end).toBe(5000);
        for (const [at, { start, end }] of placed.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(placed[at + 1]?.start ?? 5000).toBe(end);
        }
      }),
    );
  });
});
