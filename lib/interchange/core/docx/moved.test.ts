import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMoved } from "./moved";

describe("findMoved", () => {
  it.each([
    ["nothing", [], []],
    ["all in order", [1, 2, 3], []],
    ["one carried down", [2, 3, 4, 1], [3]],
    ["one carried up", [4, 1, 2, 3], [0]],
    ["one there twice", [1, 2, 2, 3], []],
    ["gaps", [1, 5, 9], []],
  ])("%s", (_name, numbers, expected) => {
    expect([...findMoved(numbers)]).toEqual(expected);
  });

  it("leaves what goes up, and as much of it as can be", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 9 }), (numbers) => {
        const moved = findMoved(numbers);
        const rest = numbers.filter((_, at) => !moved.has(at));
        expect(rest).toEqual([...rest].sort((one, other) => one - other));
        expect(rest).toHaveLength(longest(numbers));
      }),
    );
  });
});

/** By trying every choice. */
function longest(numbers: readonly number[], least = Number.NEGATIVE_INFINITY): number {
  const [first, ...others] = numbers;
  if (first === undefined) return 0;
  const without = longest(others, least);
  return first < least ? without : Math.max(without, 1 + longest(others, first));
}
