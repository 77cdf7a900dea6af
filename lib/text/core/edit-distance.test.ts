import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointsOf, slowDistance } from "@/lib/memory/core/brute-force.fixture";
import { EditPattern } from "./edit-distance";

const distance = (one: string, other: string, most = 1_000_000): number => {
  const codes = pointsOf(other);
  return new EditPattern(pointsOf(one)).distance(codes, 0, codes.length, most);
};

/** Of few different characters, so that texts have much in common; some beyond the basic plane. */
const character = fc.constantFrom("中", "国", "的", "，", "a", "𠮷", "😀");
const text = (longest: number) => fc.string({ unit: character, maxLength: longest });

describe("edit distance", () => {
  it.each([
    ["equal texts", "和平发展", "和平发展", 0],
    ["one character replaced", "和平发展", "和平开展", 1],
    ["one put in", "和平发展", "和平的发展", 1],
    ["one left out at the beginning", "和平发展", "平发展", 1],
    ["two that change places", "和平", "平和", 2],
    ["nothing against something", "", "和平", 2],
    ["something against nothing", "和平", "", 2],
    ["a pair of surrogates is one character", "𠮷野", "吉野", 1],
    ["exactly one word of 32", "一".repeat(32), `${"一".repeat(31)}二`, 1],
    ["one more than a word", "一".repeat(33), `二${"一".repeat(32)}`, 1],
  ])("%s", (_name, one, other, expected) => {
    expect(distance(one, other)).toBe(expected);
  });

  it("is what the whole table gives, on both sides of every block", () => {
    fc.assert(
      fc.property(text(110), text(110), (one, other) => {
        expect(distance(one, other)).toBe(slowDistance(pointsOf(one), pointsOf(other)));
      }),
      { numRuns: 400 },
    );
  });

  it("says of far texts only that they are farther than was asked", () => {
    fc.assert(
      fc.property(text(80), text(80), fc.nat(80), (one, other, most) => {
        const far = slowDistance(pointsOf(one), pointsOf(other));
        const found = distance(one, other, most);
        if (far <= most) expect(found).toBe(far);
        else expect(found).toBeGreaterThan(most);
      }),
      { numRuns: 400 },
    );
  });

  it("is the same in both directions, and no longer than a way over a third text", () => {
    fc.assert(
      fc.property(text(60), text(60), text(60), (one, other, third) => {
        expect(distance(one, other)).toBe(distance(other, one));
        expect(distance(one, other)).toBeLessThanOrEqual(distance(one, third) + distance(third, other));
      }),
    );
  });

  it("compares with a stretch of a longer text", () => {
    const codes = pointsOf("我们坚持和平发展道路");
    expect(new EditPattern(pointsOf("和平发展")).distance(codes, 4, 8, 10)).toBe(0);
  });

  it("counts in texts of thousands of characters", () => {
    const long = "实践创新".repeat(800);
    const other = `${long.slice(0, 1000)}理论${long.slice(1003)}`;
    expect(distance(long, other)).toBe(3);
  });
});
