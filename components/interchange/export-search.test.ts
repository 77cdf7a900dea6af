import { describe, expect, it } from "vitest";
import { STATES } from "@/lib/interchange/core/writer";
import { type ExportWish, exportSearch, hintOf, toggled } from "./export-search";

const wish: ExportWish = {
  format: "html",
  tracks: ["a", "b"],
  states: STATES,
  layout: "bilingual",
  emphasis: true,
  byteOrderMark: true,
  prefill: false,
  unit: "paragraph",
  comments: false,
  terms: false,
  candidates: false,
};

describe("exportSearch", () => {
  it.each([
    ["says only what is not the default", {}, "format=html"],
    ["names the tracks when not all are wanted", { tracks: ["b"] }, "format=html&track=b"],
    ["names the states", { states: ["reviewed", "final"] }, "format=html&states=reviewed%2Cfinal"],
    ["leaves the source out", { layout: "translation" }, "format=html&layout=translation"],
    [
      "drops what does not belong to the format",
      { emphasis: false, byteOrderMark: false, prefill: true },
      "format=html",
    ],
    [
      "asks for XLIFF as OmegaT needs it",
      { format: "xliff-1.2", prefill: true },
      "format=xliff-1.2&prefill=true",
    ],
    [
      "asks for XLIFF without codes",
      { format: "xliff-2.1", emphasis: false },
      "format=xliff-2.1&emphasis=false",
    ],
    [
      "asks for TMX level 1",
      { format: "tmx", emphasis: false, layout: "translation" },
      "format=tmx&emphasis=false",
    ],
    [
      "asks for a Word file with discussions and terms",
      { format: "docx", layout: "interleaved", comments: true, terms: true },
      "format=docx&layout=interleaved&comments=true&terms=true",
    ],
    [
      "asks for no discussions where there is no place for them",
      { format: "docx", layout: "translation", comments: true, terms: true },
      "format=docx&layout=translation",
    ],
    [
      "asks for the terms of an XLIFF, and for no discussions",
      { format: "xliff-2.1", comments: true, terms: true },
      "format=xliff-2.1&terms=true",
    ],
    [
      "asks for the memory's proposals in XLIFF",
      { format: "xliff-1.2", candidates: true },
      "format=xliff-1.2&candidates=true",
    ],
    [
      "asks for no proposals where there is no place for them",
      { format: "tmx", candidates: true },
      "format=tmx",
    ],
    ["asks HTML for no layout of Word's", { layout: "interleaved" }, "format=html"],
    ["asks for CSV without a mark", { format: "csv", byteOrderMark: false }, "format=csv&bom=false"],
    ["asks for sentences", { format: "moses", unit: "sentence" }, "format=moses&unit=sentence"],
    ["asks for no sentences of a page", { unit: "sentence" }, "format=html"],
  ] as const)("%s", (_name, change, expected) => {
    expect(exportSearch({ ...wish, ...change }, { tracks: 2, states: STATES.length })).toBe(expected);
  });
});

describe("hintOf", () => {
  it.each([
    ["emphasis", "tmx", "codesTmx"],
    ["emphasis", "xliff-2.1", "codes"],
    ["comments", "docx", "commentsAtWords"],
    ["comments", "jsonl", "commentsListed"],
    ["terms", "docx", "termsAtEnd"],
    ["terms", "jsonl", "termsListed"],
    ["terms", "xliff-2.1", "termsGlossary"],
    ["candidates", "xliff-2.2", "candidates"],
    ["byteOrderMark", "tsv", "byteOrderMark"],
  ] as const)("says of %s what it is in %s", (one, format, expected) => {
    expect(hintOf(one, format)).toBe(expected);
  });
});

describe("toggled", () => {
  it.each([
    ["puts in, in the order of all", ["c"], "a", ["a", "c"]],
    ["takes out", ["a", "c"], "a", ["c"]],
    ["keeps the last one", ["b"], "b", ["b"]],
  ])("%s", (_name, chosen, one, expected) => {
    expect(toggled(["a", "b", "c"], chosen, one)).toEqual(expected);
  });
});
