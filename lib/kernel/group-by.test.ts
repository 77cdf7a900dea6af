import { expect, it } from "vitest";
import { groupBy } from "./group-by";

it("keeps the order of groups and of things in them", () => {
  const groups = groupBy(["b1", "a1", "b2"], ([first]) => first);
  expect([...groups]).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1"]],
  ]);
  expect([...groupBy([], (each) => each)]).toEqual([]);
});
