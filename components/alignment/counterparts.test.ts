import { describe, expect, it } from "vitest";
import { findCounterparts, ownSentence, type PointedRow, sentenceStarts } from "./counterparts";

const source = "甲。乙。";
const target = "A. B.";
const row: PointedRow = {
  paragraph: { id: "p", text: source },
  renderings: { t: { id: "r", text: target } },
};
const link = (from: number, to: number) => ({
  source: { start: from, end: from + 2, quote: source.slice(from, from + 2) },
  target: { start: to, end: to + 2, quote: target.slice(to, to + 2) },
  confidence: 1,
  fixed: false,
});
const LENGTHS = { sourceLength: source.length, targetLength: target.length };
const links = [{ paragraphId: "p", renderingId: "r", links: [link(0, 0), link(2, 3)], stale: 0, ...LENGTHS }];

describe("findCounterparts", () => {
  it.each([
    ["in the source", null, 2, "r", [3, 5]],
    ["in the rendering", "t", 4, "p", [2, 4]],
  ])("%s", (_name, trackId, offset, key, [start, end]) => {
    const found = findCounterparts(links, { row, trackId, offset });
    expect([...found.keys()]).toEqual([key]);
    expect(found.get(key)?.layers).toEqual([{ start, end, kind: "link" }]);
  });

  it.each([
    ["another track", "u", 0, row],
    ["between sentences", "t", 2, row],
    ["words that have changed", null, 0, { ...row, renderings: { t: { id: "r", text: "So. B." } } }],
  ])("nothing: %s", (_name, trackId, offset, at) => {
    expect(findCounterparts(links, { row: at, trackId, offset }).size).toBe(0);
  });
});

describe("linked sentences of a cell", () => {
  it.each([
    ["the source's", null, [0, 2], [2, 4]],
    ["a rendering's", "t", [0, 3], [3, 5]],
    ["another track's: none", "u", [], null],
  ] as const)("are %s", (_name, trackId, starts, last) => {
    expect(sentenceStarts(links, { row, trackId })).toEqual(starts);
    const own = ownSentence(links, { row, trackId, offset: starts.at(-1) ?? 0 });
    expect(own?.layers.map(({ start, end }) => [start, end]) ?? null).toEqual(last === null ? null : [last]);
  });

  it("are those alone that still hold on both sides", () => {
    const changed = { ...row, renderings: { t: { id: "r", text: "So. B." } } };
    expect(sentenceStarts(links, { row: changed, trackId: null })).toEqual([]);
  });
});
