import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedFields, type Fields, overTheirs } from "./edited-fields";

describe("changedFields", () => {
  it.each<[string, Fields, Fields, Fields]>([
    ["nothing", { name: "a" }, { name: "a" }, {}],
    ["one of two", { name: "a", date: "" }, { name: "b", date: "" }, { name: "b" }],
    ["a field that was emptied", { name: "a" }, { name: "" }, { name: "" }],
  ])("tells %s", (_name, before, after, changed) => {
    expect(changedFields(before, after)).toEqual(changed);
  });
});

describe("overTheirs", () => {
  const base = { name: "a", citation: "c" };

  it.each<[string, Fields, Fields, Fields]>([
    ["theirs where nothing was typed", base, { name: "b", citation: "c" }, { name: "b", citation: "c" }],
    [
      "what was typed where they changed nothing",
      { name: "m", citation: "c" },
      base,
      { name: "m", citation: "c" },
    ],
    [
      "both, in different fields",
      { name: "m", citation: "c" },
      { name: "a", citation: "t" },
      { name: "m", citation: "t" },
    ],
    [
      "what was typed, where both changed the same",
      { name: "m", citation: "c" },
      { name: "t", citation: "c" },
      { name: "m", citation: "c" },
    ],
  ])("shows %s", (_name, typed, theirs, shown) => {
    expect(overTheirs(base, typed, theirs)).toEqual(shown);
  });

  it("never loses what was typed", () => {
    const fields = fc.record({ name: fc.string(), citation: fc.string() });
    fc.assert(
      fc.property(fields, fields, fields, (before, typed, theirs) => {
        const shown = overTheirs(before, typed, theirs);
        for (const [name, value] of Object.entries(changedFields(before, typed)))
          expect(shown[name]).toBe(value);
      }),
    );
  });
});
