import { describe, expect, it } from "vitest";
import { readComparison } from "./comparison";

describe("readComparison", () => {
  it.each([
    ["?from=3&to=7", { from: 3, to: 7 }],
    ["?from=7&to=3", { from: 7, to: 3 }],
    ["?from=3", null],
    ["?from=3&to=x", null],
    ["?from=0&to=1", null],
    ["?from=1.5&to=2", null],
    ["?from=-1&to=2", null],
    ["?from=9999999999&to=2", null],
    ["", null],
  ])("%s", (search, expected) => {
    expect(readComparison(new URLSearchParams(search))).toEqual(expected);
  });
});
