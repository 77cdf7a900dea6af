import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPieces, mapLayers, type TextLayer } from "./layers";

const found = (start: number, end: number): TextLayer => ({ start, end, kind: "found" });

describe("cutPieces", () => {
  it("cuts where emphasis and layers begin and end", () => {
    const pieces = cutPieces("one two three", [{ start: 4, end: 13, mark: "bold" }], [found(8, 13)]);
    expect(pieces.map(({ text, bold, layers }) => [text, bold, layers.length])).toEqual([
      ["one ", false, 0],
      ["two ", true, 0],
      ["three", true, 1],
    ]);
  });

  it("shows every layer of those that overlap, what begins first outermost", () => {
    const layers: TextLayer[] = [
      { start: 4, end: 9, kind: "annotation", id: "note" },
      found(6, 7),
      { start: 0, end: 7, kind: "term-preferred", id: "term" },
    ];
    expect(
      cutPieces("one two three", [], layers).map(({ text, layers: over }) => [
        text,
        ...over.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ["one ", "term-preferred"],
      ["tw", "term-preferred", "annotation"],
      ["o", "term-preferred", "annotation", "found"],
      [" t", "annotation"],
      ["hree"],
    ]);
  });

  it("loses no character", () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({
      start: Math.min(a, b),
      end: Math.max(a, b) + 1,
      mark: "italic" as const,
      kind: "annotation" as const,
    }));
    fc.assert(
      fc.property(fc.string(), fc.array(span), (text, spans) => {
        const pieces = cutPieces(text, spans, spans);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      }),
    );
  });
});

describe("mapLayers", () => {
  it.each([
    ["stays before what was written", "one two", found(0, 3), "one or two", [0, 3]],
    ["moves with what was written before it", "one two", found(4, 7), "one or two", [7, 10]],
    ["does not grow when one writes right before it", "one two", found(4, 7), "one xtwo", [5, 8]],
    ["does not grow when one writes right behind it", "one two", found(0, 3), "onex two", [0, 3]],
    ["grows with what is written inside", "one two", found(0, 3), "onxe two", [0, 4]],
    ["keeps what is left of it", "one two", found(0, 5), "one", [0, 3]],
    ["goes with its text", "one two", found(4, 7), "one ", null],
    ["goes when another text stands in its place", "one two", found(0, 7), "三", null],
  ])("%s", (_name, text, layer, now, expected) => {
    const [mapped] = mapLayers({ text, layers: [layer] }, now);
    expect(mapped === undefined ? null : [mapped.start, mapped.end]).toEqual(expected);
  });

  it("gives the same list for the same text", () => {
    const layers = [found(0, 3)];
    expect(mapLayers({ text: "one", layers }, "one")).toBe(layers);
  });

  it("gives only stretches of the text that is there now", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (text, now, a, b) => {
        const ends = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const layer = found(ends[0] ?? 0, ends[1] ?? 0);
        if (layer.start === layer.end) return;
        for (const { start, end } of mapLayers({ text, layers: [layer] }, now)) {
          expect(0 <= start && start < end && end <= now.length).toBe(true);
        }
      }),
    );
  });
});
