import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rangeOf, readRange } from "./byte-range";

describe("readRange", () => {
  it.each([
    ["none", null, null],
    ["the beginning", "bytes=0-9", { start: 0, end: 9 }],
    ["the middle", "bytes=10-19", { start: 10, end: 19 }],
    ["from where it broke off", "bytes=40-", { start: 40, end: 99 }],
    ["the end", "bytes=-10", { start: 90, end: 99 }],
    ["more than there is", "bytes=90-1000", { start: 90, end: 99 }],
    ["an end that is longer than the file", "bytes=-1000", { start: 0, end: 99 }],
    ["behind the end", "bytes=100-", "none"],
    ["nothing at the end", "bytes=-0", "none"],
    ["the wrong way round", "bytes=9-0", null],
    ["several", "bytes=0-1,5-6", null],
    ["another unit", "lines=0-9", null],
    ["no numbers", "bytes=-", null],
    ["words", "bytes=a-b", null],
    ["capitals", "Bytes=0-0", { start: 0, end: 0 }],
  ])("%s", (_name, header, expected) => {
    expect(readRange(header, 100)).toEqual(expected);
  });

  it("lies within the file, whatever is asked", () => {
    const header = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(300), fc.nat(300)).map(([from, to]) => `bytes=${from}-${to}`),
      fc.nat(300).map((length) => `bytes=-${length}`),
    );
    fc.assert(
      fc.property(header, fc.nat(200), (asked, size) => {
        const range = readRange(asked, size);
        if (range === null || range === "none") return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});

describe("rangeOf", () => {
  const file = { size: 100, tag: '"abc"' };
  it.each([
    ["no condition", null, { start: 5, end: 99 }],
    ["the same file", '"abc"', { start: 5, end: 99 }],
    ["another file", '"abd"', null],
    ["a weak tag, which says nothing of bytes", 'W/"abc"', null],
    ["a date", "Fri, 27 Nov 2026 10:00:00 GMT", null],
  ])("%s", (_name, ifRange, expected) => {
    expect(rangeOf({ range: "bytes=5-", ifRange }, file)).toEqual(expected);
  });
});
