import { describe, expect, it } from "vitest";
import { cutPlaces, leastSure } from "./edit-layout";
import { cutAt, cutUnits, type Layout } from "./layout";
import { toPlacings } from "./placings";

const SOURCE = ["甲一。甲二。", "乙一。", "丙一。"];
const TARGET = ["A one. A two. Note.", "B one."];
const texts = (
  labels: { source: string | null; target: string | null } = { source: null, target: null },
) => ({
  source: SOURCE.map((text, at) => ({ id: `p${at}`, text, label: at === 0 ? labels.source : null })),
  target: TARGET.map((text, at) => ({
    ...{ text, label: at === 0 ? labels.target : null },
    marks: at === 0 ? [{ start: 2, end: 5, mark: "bold" as const }] : [],
  })),
});
const layout = (beads: readonly [number, number, number?][]): Layout => ({
  source: cutUnits(SOURCE, "source"),
  target: cutUnits(TARGET, "target"),
  beads: beads.map(([source, target, confidence = 0.5]) => ({ source, target, confidence, fixed: false })),
});
const placed = (beads: readonly [number, number, number?][]) =>
  toPlacings(layout(beads), texts()).map(({ paragraphIds, text }) => [paragraphIds, text]);

describe("toPlacings", () => {
  it.each<[string, [number, number][], unknown]>([
    [
      "a paragraph of the target over two is split between them",
      [
        [1, 1],
        [1, 0],
        [1, 1],
        [0, 1],
        [1, 1],
      ],
      [
        [["p0"], "A one."],
        [["p1"], "A two. Note."],
        [["p2"], "B one."],
      ],
    ],
    [
      "several paragraphs for one are joined by a line break",
      [
        [1, 1],
        [1, 3],
        [1, 0],
        [1, 0],
      ],
      [[["p0"], "A one. A two. Note.\nB one."]],
    ],
    [
      "a sentence over two paragraphs goes to the first, and names the other",
      [
        [1, 2],
        [2, 1],
        [1, 1],
      ],
      [
        [["p0", "p1"], "A one. A two. Note."],
        [["p2"], "B one."],
      ],
    ],
    [
      "what was added goes with its neighbor, and a whole paragraph of it has no place",
      [
        [0, 1],
        [2, 1],
        [0, 1],
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      [
        [["p0"], "A one. A two. Note."],
        [[], "B one."],
      ],
    ],
  ])("%s", (_name, beads, expected) => {
    expect(placed(beads)).toEqual(expected);
  });

  it.each([
    ["said where the source has none", null, "A: A one. A two. Note.", 3],
    ["left to the source's own", "甲：", "A one. A two. Note.", 0],
  ])("a label is %s, and spans move along", (_name, source, text, shift) => {
    const [first] = toPlacings(
      layout([
        [1, 1],
        [1, 2],
        [1, 1],
        [1, 0],
      ]),
      texts({ source, target: "A:" }),
    );
    expect(first?.text).toBe(text);
    expect(first?.marks).toEqual([{ start: 2 + shift, end: 5 + shift, mark: "bold" }]);
    expect(first?.links.map((link) => link.target?.start)).toEqual([shift, 7 + shift]);
    for (const { target } of first?.links ?? [])
      expect(text.slice(target?.start, target?.end)).toBe(target?.quote);
  });
});

it("makes one text of what goes to one paragraph around an added one", () => {
  const around = ["A one.", "Note.", "A two."];
  const [first, second, ...others] = toPlacings(
    {
      source: cutUnits(["甲一。甲二。"], "source"),
      target: cutUnits(around, "target"),
      beads: [
        { source: 1, target: 1, confidence: 0.5, fixed: false },
        { source: 0, target: 1, confidence: 0.5, fixed: false },
        { source: 1, target: 1, confidence: 0.5, fixed: false },
      ],
    },
    {
      source: [{ id: "p0", text: "甲一。甲二。", label: null }],
      target: around.map((text) => ({ text, label: null, marks: [] })),
    },
  );
  expect(first).toMatchObject({ paragraphIds: ["p0"], text: "A one.\nA two." });
  expect(first?.links.map(({ target }) => target?.quote)).toEqual(["A one.", "A two."]);
  expect(second).toMatchObject({ paragraphIds: [], text: "Note." });
  expect(others).toEqual([]);
});

describe("units", () => {
  it("are cut where spans begin and end", () => {
    const cut = cutAt(cutUnits(["One two."], "target"), [{ paragraph: 0, start: 4, end: 8 }]);
    expect(cut).toEqual([
      { paragraph: 0, start: 0, end: 4 },
      { paragraph: 0, start: 4, end: 8 },
    ]);
  });

  it("can be split before each word but the first", () => {
    const places = cutPlaces(
      layout([
        [2, 2],
        [1, 1],
        [1, 1],
      ]),
      TARGET,
      0,
      "target",
    );
    expect(places.map(({ unit, offset }) => [unit, offset])).toEqual([
      [0, 2],
      [1, 7],
      [1, 9],
    ]);
  });

  it("are looked at where least sure first", () => {
    expect(
      leastSure(
        layout([
          [2, 2, 0.8],
          [1, 1, 0.2],
          [1, 1, 0.4],
        ]),
      ),
    ).toBe(1);
    expect(leastSure({ source: [], target: [], beads: [] })).toBeNull();
  });
});
