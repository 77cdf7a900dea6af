import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageOfWhole, reachOf, wholeQuery } from "./page";

describe("a list that was read whole", () => {
  it.each([
    ["all of it when nothing is asked", {}, ["a", "b", "c"], null],
    ["the first page", { limit: 2 }, ["a", "b"], "2"],
    ["the last page", { limit: 2, cursor: "2" }, ["c"], null],
    ["what is left, without a limit", { cursor: "1" }, ["b", "c"], null],
    ["nothing beyond its end", { limit: 2, cursor: "9" }, [], null],
  ] as const)("answers %s", (_name, asked, items, nextCursor) => {
    const list = { items: ["a", "b", "c"], waiting: 1 };
    expect(pageOfWhole(list, asked)).toEqual({ items, nextCursor, waiting: 1 });
  });

  it("gives every item once, in order, whatever the size of the pages", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 50 }),
        fc.integer({ min: 1, max: 60 }),
        (items, limit) => {
          const found: unknown[] = [];
          let cursor: string | null = "0";
          while (cursor !== null) {
            const page: { items: readonly unknown[]; nextCursor: string | null } = pageOfWhole(
              { items },
              { limit, cursor },
            );
            found.push(...page.items);
            cursor = page.nextCursor;
          }
          expect(found).toEqual(items);
        },
      ),
    );
  });

  it.each([
    { limit: "0" },
    { limit: "1001" },
    { limit: "x" },
    { cursor: "-1" },
    { cursor: "abc" },
    { other: "1" },
  ])("refuses %o", (query) => {
    expect(wholeQuery.safeParse(query).success).toBe(false);
  });
});

describe("a ranked list", () => {
  it.each([
    [{ limit: 5 }, 6],
    [{ limit: 5, cursor: "10" }, 16],
    [{ limit: 50, cursor: "999999999" }, 10_000],
  ])("is known as far as %o needs it", (asked, reach) => {
    expect(reachOf(asked)).toBe(reach);
  });
});
