import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignCodes } from "./align-codes";
import { slowDistance } from "./brute-force.fixture";
import { compareTexts } from "./differences";
import { keyOf } from "./memory-key";

describe("differences", () => {
  const marked = (segment: string, unit: string): readonly string[] =>
    compareTexts(keyOf(segment), keyOf(unit)).differences.map(
      ({ kind, segment: one, unit: other }) =>
        `${kind}: ${segment.slice(one.start, one.end)} | ${unit.slice(other.start, other.end)}`,
    );

  it.each([
    ["nothing", "坚持和平发展", "坚持和平发展", []],
    ["not the script, nor marks", "堅持「和平」發展", "坚持和平发展", []],
    ["a word replaced", "坚持和平发展道路", "坚持开放发展道路", ["wording: 和平 | 开放"]],
    ["something put in", "坚持走和平发展道路", "坚持和平发展道路", ["wording: 走 | "]],
    ["something left out at the end", "坚持和平发展", "坚持和平发展道路", ["wording:  | 道路"]],
    ["a number", "增长5.2%，就业稳定", "增长6%，就业稳定", ["number: 5.2% | 6%"]],
    ["not how a number is written", "增长5%", "增长百分之五", []],
    ["both", "2023年增长5.2%", "2022年下降5.2%", ["number: 2023 | 2022", "wording: 增长 | 下降"]],
  ])("%s", (_name, segment, unit, expected) => {
    expect([...marked(segment, unit)].sort()).toEqual([...expected].sort());
  });

  it("are the fewest, and what is between them is the same", () => {
    const codes = fc
      .array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 })
      .map((list) => Int32Array.from(list));
    fc.assert(
      fc.property(codes, codes, (one, other) => {
        const changes = alignCodes(one, other);
        let [at, otherAt, edits] = [0, 0, 0];
        for (const change of [
          ...changes,
          { one: { start: one.length, end: one.length }, other: { start: other.length, end: other.length } },
        ]) {
          expect([...one.subarray(at, change.one.start)]).toEqual([
            ...other.subarray(otherAt, change.other.start),
          ]);
          [at, otherAt] = [change.one.end, change.other.end];
          edits += Math.max(at - change.one.start, otherAt - change.other.start);
        }
        expect(edits).toBe(slowDistance(one, other));
      }),
      { numRuns: 300 },
    );
  });

  it("of texts that are long and all different are one", () => {
    expect(marked("甲".repeat(3_000), "乙".repeat(3_000))).toHaveLength(1);
  });
});
