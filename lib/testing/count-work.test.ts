import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkCounter, withCountedLoops } from "./count-work";

describe("WorkCounter", () => {
  const counter = new WorkCounter(() => false);
  beforeAll(() => counter.begin());
  afterAll(() => counter.end());

  it.each([
    ["nested repetition", /(?:a+)+$/, `${"a".repeat(5000)}b`],
    ["a run before what is missing", /a+c/, "a".repeat(20_000)],
    ["blanks at an end that is none", /\s+$/, `${" ".repeat(20_000)}x`],
    ["two runs", /[a-z]*[a-z]*1/g, "a".repeat(4000)],
  ])("sees an expression that runs away: %s", async (_name, expression, text) => {
    const { runaways } = await counter.count(() => text.match(expression));
    expect(runaways).toEqual([expression.source]);
  });

  it.each([
    ["a word", /\bthe\b/g, "the of ".repeat(10_000)],
    ["a run that ends it", /a+/g, "ab".repeat(20_000)],
    ["a bounded run", /a{1,8}c/g, "a".repeat(50_000)],
    ["a look around", /(?<=a{1,8})b(?=\s|$)/gu, "ab ".repeat(20_000)],
    ["what begins at one place", /^a+/, "a".repeat(50_000)],
  ])("lets an expression be that does not: %s", async (_name, expression, text) => {
    expect((await counter.count(() => text.match(expression))).runaways).toEqual([]);
  });

  it("counts the same each time, and what is gone over", async () => {
    const look = () => "ab".repeat(1000).split("b").join().includes("c");
    const { steps } = await counter.count(look);
    expect(steps).toBeGreaterThan(2000);
    expect((await counter.count(look)).steps).toBe(steps);
  });
});

describe("the blocks of a module", () => {
  const counter = new WorkCounter((url) => url.includes("/lib/quality/core/characters"));
  afterAll(() => counter.end());

  it("are counted once it is watched", async () => {
    await counter.begin();
    const { countCharacters } = await import("@/lib/quality/core/characters");
    const countOf = async (text: string) => (await counter.count(() => countCharacters(text))).steps;
    const few = await countOf("字a".repeat(100));
    expect(few).toBeGreaterThan(200);
    expect(await countOf("字a".repeat(1000))).toBeGreaterThan(9 * few);
  });
});

describe("withCountedLoops", () => {
  it.each([
    ["a+b", "(?:a(?=))+b"],
    ["[^\\]x]{1,8}?", "(?:[^\\]x](?=)){1,8}?"],
    ["\\p{L}*(?:ab)+", "(?:\\p{L}(?=))*(?:ab(?=))+"],
    ["(?<=a)(?<n>b)?c", "(?<=a)(?<n>b(?=))?c"],
    ["^a$", "^a$"],
  ])("%s", (source, counted) => {
    expect(withCountedLoops(source)).toBe(counted);
    expect(() => new RegExp(counted, "u")).not.toThrow();
  });
});
