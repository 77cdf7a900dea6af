import { describe, expect, it } from "vitest";
import { countsPlace, paragraphPlace, partPlace, rowPlace, withPlace } from "./file-place";

const said = (name: string) => withPlace("It was not read.", partPlace(name));

describe("a refusal's place", () => {
  it.each([
    ["a part", partPlace("word/document.xml"), "part “word/document.xml”"],
    ["a paragraph", paragraphPlace("word/document.xml", 3), "paragraph 3 of part “word/document.xml”"],
    ["a row", rowPlace("术语", 7), "row 7 of sheet “术语”"],
    [
      "two counts",
      countsPlace({ path: "a.zh", count: 2 }, { path: "a.en", count: 3 }),
      "“a.zh” has 2, “a.en” has 3",
    ],
  ])("names %s", (_name, place, expected) => {
    expect(withPlace("It was not read.", place)).toBe(`It was not read (${expected}).`);
  });

  it("shows of a long name what it begins and ends with, and no half of a character", () => {
    const name = `${"a".repeat(119)}𠮷${"b".repeat(500)}𠮷${"c".repeat(56)}.zh`;
    expect(said(name)).toBe(`It was not read (part “${"a".repeat(119)}\uFFFD…\uFFFD${"c".repeat(56)}.zh”).`);
  });

  it("lets no name turn the direction of its sentence", () => {
    expect(said("gpj.\u202Etxt\n.zh")).toBe("It was not read (part “gpj.\uFFFDtxt\uFFFD.zh”).");
    expect(said("ترجمة.ar")).toBe("It was not read (part “\u2068ترجمة.ar\u2069”).");
  });
});
