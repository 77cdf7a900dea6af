import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeId, encodeId, readPartOfSpeech, readStatus } from "./tbx-words";

describe("readStatus", () => {
  it.each([
    ["preferredTerm-admn-sts", "preferred"],
    ["supersededTerm-admn-sts", "superseded"],
    ["admitted", "admitted"],
    ["deprecatedTerm", "deprecated"],
    ["forbidden", "deprecated"],
    ["obsolete", "superseded"],
    ["standardizedTerm", "preferred"],
    ["whatever", null],
  ])("reads %s", (word, status) => {
    expect(readStatus(word)).toBe(status);
  });
});

it("reads parts of speech, and puts what TBX has no word for with the others", () => {
  expect(["noun", "Proper Noun", "classifier"].map(readPartOfSpeech)).toEqual([
    "noun",
    "properNoun",
    "other",
  ]);
});

describe("encodeId", () => {
  it.each([
    ["c1", "c1"],
    ["123", "_x0031_23"],
    ["a b", "a_x0020_b"],
    ["术语-1", "术语-1"],
    ["_x0031_", "_x005F_x0031_"],
    ["café", "café"],
    ["𠮷", "_x20BB7_"],
    ["µ-ª", "_x00B5_-_x00AA_"],
    ["々Ａ９", "_x3005__xFF21__xFF19_"],
    ["😀", "_x1F600_"],
    ["_x0041😀", "_x005F_x0041_x1F600_"],
  ])("writes %s as %s", (id, encoded) => {
    expect([encodeId(id), decodeId(encoded)]).toEqual([encoded, id]);
  });

  it("is a name of XML and gives every id back", () => {
    const known = fc.constantFrom("a", "_", "x", "0041", "_x0041_", "1", " ", ":", "术", "😀", "-");
    const part = fc.oneof(known, fc.string({ unit: "grapheme", maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const id = parts.join("");
        // The letters that the fourth edition of XML 1.0 (appendix B) and the fifth (section 2.3) both have.
        expect(encodeId(id)).toMatch(/^(?:[A-Za-z_À-ÖØ-öø-ÿ一-龥][A-Za-z0-9._À-ÖØ-öø-ÿ一-龥-]*)?$/u);
        expect(decodeId(encodeId(id))).toBe(id);
      }),
    );
  });
});
