import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTextEdits } from "@/lib/collaboration/core/text-edits";
import { type Anchor, type Edit, findNearest, mapSpan, relocate, settle } from "./anchor";

/** A text whose marked part stands in brackets. */
function marked(text: string): Anchor {
  const start = text.indexOf("[");
  const end = text.indexOf("]") - 1;
  const base = text.replace(/[[\]]/g, "");
  return { base, start, end, originalQuote: base.slice(start, end) };
}

const words = (text: string, span: { start: number; end: number } | null): string | null =>
  span === null ? null : text.slice(span.start, span.end);

describe("mapSpan", () => {
  it.each<[string, string, Edit[], string | null]>([
    ["moves behind what is written before it", "ab[cd]ef", [{ at: 1, remove: 0, insert: "xyz" }], "cd"],
    ["leaves out what is written at its beginning", "ab[cd]ef", [{ at: 2, remove: 0, insert: "x" }], "cd"],
    ["leaves out what is written at its end", "ab[cd]ef", [{ at: 4, remove: 0, insert: "x" }], "cd"],
    ["takes in what is written inside it", "ab[cd]ef", [{ at: 3, remove: 0, insert: "x" }], "cxd"],
    ["takes in what stands for all of it", "ab[cd]ef", [{ at: 2, remove: 2, insert: "xyz" }], "xyz"],
    ["takes in what stands for its beginning", "ab[cd]ef", [{ at: 2, remove: 1, insert: "x" }], "xd"],
    ["takes in what stands for its end", "ab[cd]ef", [{ at: 3, remove: 1, insert: "x" }], "cx"],
    ["keeps what a cut into its beginning leaves", "ab[cd]ef", [{ at: 1, remove: 2, insert: "x" }], "d"],
    ["keeps what a cut into its end leaves", "ab[cd]ef", [{ at: 3, remove: 2, insert: "x" }], "c"],
    ["is gone when it was taken out", "ab[cd]ef", [{ at: 2, remove: 2, insert: "" }], null],
    ["is gone in a larger replacement", "ab[cd]ef", [{ at: 1, remove: 4, insert: "xyz" }], null],
    [
      "follows several edits",
      "ab[cd]ef",
      [
        { at: 0, remove: 1, insert: "" },
        { at: 3, remove: 0, insert: "x" },
        { at: 5, remove: 1, insert: "yy" },
      ],
      "cxd",
    ],
  ])("%s", (_name, text, edits, expected) => {
    const anchor = marked(text);
    const after = edits.reduceRight(
      (now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove),
      anchor.base,
    );
    expect(words(after, mapSpan(anchor, edits))).toBe(expected);
  });

  it("keeps a span whole under any edits outside of it", () => {
    const part = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", " ", "中", "文", "😀") });
    fc.assert(
      fc.property(part, part, part, part, (before, after, newBefore, newAfter) => {
        const text = `${newBefore}⟦quote⟧${newAfter}`;
        const span = { start: before.length, end: before.length + 7 };
        const edits = [
          { at: 0, remove: before.length, insert: newBefore },
          { at: span.end, remove: after.length, insert: newAfter },
        ];
        expect(words(text, mapSpan(span, edits))).toBe("⟦quote⟧");
      }),
    );
  });
});

describe("relocate", () => {
  it.each<[string, string, string, string | null]>([
    [
      "finds a half in the whole",
      "made [good progress] this year",
      "Both sides made good progress this year.",
      "good progress",
    ],
    [
      "finds a part of the whole in its half",
      "Both sides made [good progress] this year.",
      "made good progress this year.",
      "good progress",
    ],
    [
      "tells places apart by their neighbors",
      "first win, second [win], third win",
      "and a second win, said twice; third win",
      "win",
    ],
    [
      "takes a long quote as known by itself",
      "x [a community with a shared future] y",
      "quite other words: a community with a shared future",
      "a community with a shared future",
    ],
    [
      "does not take a short word that stands elsewhere",
      "We saw [the] house",
      "In the end nothing was built",
      null,
    ],
    ["does not choose between equals", "[win] there", "win here, win here", null],
    ["is nowhere when its words are gone", "We saw [the house]", "We saw nothing", null],
  ])("%s", (_name, from, to, expected) => {
    const anchor = marked(from);
    expect(words(to, relocate(anchor, to, findTextEdits(anchor.base, to)))).toBe(expected);
  });
});

describe("settle", () => {
  const place = (anchor: Anchor, text: string, followed: { start: number; end: number } | null) =>
    words(text, settle(anchor, text, { followed, edits: () => findTextEdits(anchor.base, text) }));

  it("believes in what was followed", () => {
    expect(place(marked("a [b c] d"), "a b x c d", { start: 2, end: 7 })).toBe("b x c");
  });
  it("has a part again that was cut off and came back", () => {
    const anchor = { ...marked("a [b] d"), originalQuote: "b c" };
    expect(place(anchor, "a b c d", { start: 2, end: 3 })).toBe("b c");
  });
  it("comes back with its words", () => {
    expect(place(marked("We made [good] progress"), "We made progress", null)).toBeNull();
    expect(place(marked("We made [good] progress"), "We made good progress", null)).toBe("good");
  });
  it("does not hold on to white space alone", () => {
    expect(place(marked("a[ b ]c"), "a c", { start: 1, end: 2 })).toBeNull();
  });
});

describe("findNearest", () => {
  it.each([
    ["at its place", "win, win, win", 5, 5],
    ["near it, when the text has gone on", "Then win, win, win", 5, 5],
    ["at the only place", "a far away win", 0, 11],
    ["nowhere", "nothing", 3, null],
  ])("%s", (_name, text, start, expected) => {
    expect(findNearest(text, "win", start)?.start ?? null).toBe(expected);
  });
});
