import { describe, expect, it } from "vitest";
import { chooseTracks, fitLayout, PAGE_LAYOUTS, readUrlState, writeUrlState } from "./url-state";

const ID = "0197a9a0-0000-7000-8000-000000000000";
const read = (query: string) => readUrlState(new URLSearchParams(query));

describe("the workbench's address", () => {
  it.each([
    ["", ""],
    ["?view=page&tracks=a,b&p=12", "?view=page&tracks=a,b&p=12"],
    ["?view=page&layout=beneath", "?view=page&layout=beneath"],
    ["?view=grid&layout=beneath&p=1", ""],
    ["?p=-3&view=x&layout=y", ""],
    ["?p=abc&tracks=a,,a", "?tracks=a"],
    [`?p=2&thread=${ID}`, `?p=2&thread=${ID}`],
    [`?tracks=a,b&base=${ID}&p=2`, `?tracks=a,b&base=${ID}&p=2`],
    ["?base=x", ""],
    [`?annotation=${ID}`, `?annotation=${ID}`],
    ["?thread=1&annotation=x", ""],
  ])("%s is kept as %s", (given, kept) => {
    expect(writeUrlState(read(given))).toBe(kept);
  });
});

describe("fitLayout", () => {
  it("sets one beneath the other where two columns have no room, and leaves the rest", () => {
    const fitted = (isNarrow: boolean) => PAGE_LAYOUTS.map((layout) => fitLayout(layout, isNarrow));
    expect(fitted(false)).toEqual(PAGE_LAYOUTS);
    expect(fitted(true)).toEqual(["beneath", "beneath", "target", "source"]);
  });
});

describe("chooseTracks", () => {
  it("takes the first wish that names something that exists, else the first two", () => {
    expect(chooseTracks(["a", "b", "c"], ["c", "x"], ["a"])).toEqual(["c"]);
    expect(chooseTracks(["a", "b", "c"], ["x"], ["b"])).toEqual(["b"]);
    expect(chooseTracks(["a", "b", "c"], null, null)).toEqual(["a", "b"]);
    expect(chooseTracks(["a", "b", "c", "d", "e"], ["e", "d", "c", "b", "a"])).toHaveLength(4);
  });
});
