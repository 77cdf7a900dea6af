import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findIds, replaceIds } from "./ids";

const ONE = "0197a9a0-0000-7000-8000-000000000001";
const TWO = "0197a9a0-0000-7000-8000-000000000002";

describe("findIds", () => {
  it.each([
    ["finds an id at the top", ONE, [{ id: ONE, under: "" }]],
    [
      "finds ids in lists and objects, under any name",
      { a: [{ note: ONE }], b: { id: TWO } },
      [
        { id: ONE, under: "note" },
        { id: TWO, under: "id" },
      ],
    ],
    ["says of those in a list what the list stands under", { ids: [[ONE]] }, [{ id: ONE, under: "ids" }]],
    ["takes upper case for one too, as it is", [ONE.toUpperCase()], [{ id: ONE.toUpperCase(), under: "" }]],
    ["does not look for ids inside words", `see ${ONE}`, []],
    ["has nothing of numbers, null and truth", [1, null, true], []],
    ["refuses what the database cannot keep", ["a\0b"], null],
    ["refuses half a character, in names too", { "\uD800": 1 }, null],
  ])("%s", (_name, value, expected) => {
    expect(findIds(value)).toEqual(expected);
  });

  it("refuses a value that is deeper than any of ours", () => {
    let value: unknown = ONE;
    for (let depth = 0; depth < 10_000; depth += 1) value = [value];
    expect(findIds(value)).toBeNull();
  });
});

describe("replaceIds", () => {
  it("gives another id wherever one is known, and leaves the rest", () => {
    const value = { votes: [{ userId: ONE, text: `of ${ONE}` }], other: TWO, none: null };
    expect(replaceIds(value, new Map([[ONE, TWO]]))).toEqual({
      votes: [{ userId: TWO, text: `of ${ONE}` }],
      ...{ other: TWO, none: null },
    });
  });

  it("there and back again is what was there", () => {
    const [there, back] = [new Map([[ONE, TWO]]), new Map([[TWO, ONE]])];
    const values = fc.jsonValue().filter((value) => !JSON.stringify(value).includes(TWO));
    fc.assert(
      fc.property(values, (value) => {
        const given: unknown = JSON.parse(JSON.stringify({ value, ONE }));
        expect(JSON.stringify(replaceIds(replaceIds(given, there), back))).toBe(JSON.stringify(given));
      }),
    );
  });
});
