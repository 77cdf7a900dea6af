import { describe, expect, it } from "vitest";
import { compareLayers } from "./compare-layers";

const say = {
  instead: (base: string) => `not ${base}`,
  lacks: (base: string) => `no ${base}`,
  added: "more",
};
const layersOf = (texts: Record<string, string>) => {
  const all = Object.entries(texts).map(([trackId, text]) => ({ trackId, text }));
  return Object.fromEntries(
    [...compareLayers(all, "a", say)].map(([id, { text, layers }]) => [
      id,
      layers.map(({ start, end, kind, label }) => [kind, text.slice(start, end), label]),
    ]),
  );
};

describe("layers over compared texts", () => {
  it("show in each what the base has not, and in the base what any lacks", () => {
    expect(layersOf({ a: "A bold plan.", b: "A big plan.", c: "A bold and new plan." })).toEqual({
      a: [["differs-base", "bold", undefined]],
      b: [["differs", "big", "not bold"]],
      c: [["differs", "and new ", "more"]],
    });
  });

  it("show where words are lacking at the letter before, or at the first, never at half of one", () => {
    expect(layersOf({ a: "So a new plan.", b: "a plan." }).b).toEqual([
      ["gap-before", "a", "no So "],
      ["gap-after", " ", "no new "],
    ]);
    expect(layersOf({ a: "𠮷人民", b: "𠮷民" }).b).toEqual([["gap-after", "𠮷", "no 人"]]);
  });

  it("show nothing where the base or the other has no words", () => {
    expect(layersOf({ a: "", b: "A plan." })).toEqual({ a: [], b: [] });
  });
});
