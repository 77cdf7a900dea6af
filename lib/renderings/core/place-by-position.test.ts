import { describe, expect, it } from "vitest";
import { type PlacingBlock, type PlacingParagraph, placeByPosition } from "./place-by-position";

const source = (id: string, text: string, more: Partial<PlacingParagraph> = {}): PlacingParagraph => ({
  ...{ id, kind: "body", text, hasLabel: false },
  ...more,
});
const english = (text: string, more: Partial<PlacingBlock> = {}): PlacingBlock => ({
  ...{ text, marks: [], kind: "body", label: null },
  ...more,
});

const paragraphs = [
  source("a", "中国外交", { kind: "heading" }),
  source("b", "2020年即将过去，您如何总结？", { hasLabel: true }),
  source("c", "今年是极不平凡的一年。"),
];

describe("placeByPosition", () => {
  it("places one to one and trusts it when counts, lengths, numbers and kinds agree", () => {
    const beads = placeByPosition(paragraphs, [
      english("China's Diplomacy", { kind: "heading" }),
      english("The year 2020 is drawing to a close. How do you sum it up?", { label: "Reporter:" }),
      english("This has been a most extraordinary year."),
    ]);
    expect(beads.map(({ paragraphIds, confidence }) => [paragraphIds[0], confidence])).toEqual([
      ["a", 0.9],
      ["b", 0.9],
      ["c", 0.9],
    ]);
    expect(beads[1]?.text).toMatch(/^The year/);
  });

  it("keeps a label where the source has none apart", () => {
    const [bead] = placeByPosition(
      [source("c", "记者问。")],
      [english("Why?", { label: "Q:", marks: [{ start: 0, end: 3, mark: "bold" }] })],
    );
    expect(bead).toMatchObject({ text: "Q: Why?", marks: [{ start: 3, end: 6, mark: "bold" }] });
  });

  it("trusts less when a number is missing or the length is far off", () => {
    const [, year, short] = placeByPosition(paragraphs, [
      english("Diplomacy", { kind: "heading" }),
      english("This year is drawing to a close. How do you sum it all up?"),
      english("Yes."),
    ]);
    expect(year?.confidence).toBeLessThan(0.6);
    expect(short?.confidence).toBeLessThan(0.5);
  });

  it("says which text found no place, and loses none", () => {
    const texts = ["One.", "Two.", "Three.", "Four.", "Five."];
    const beads = placeByPosition(
      paragraphs,
      texts.map((text) => english(text)),
    );
    expect(beads.map(({ text }) => text)).toEqual(texts);
    expect(beads.filter(({ paragraphIds }) => paragraphIds.length === 0).map(({ text }) => text)).toEqual([
      "Four.",
      "Five.",
    ]);
  });
});
