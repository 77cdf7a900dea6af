import { describe, expect, it } from "vitest";
import { detectTextFormat } from "./detect-format";

describe("detectTextFormat", () => {
  it.each([
    ["XLIFF by its first tag", '<?xml version="1.0"?>\n<!-- a --><xliff version="1.2"/>', "", "xliff"],
    ["XLIFF with a prefix", '\uFEFF<x:xliff xmlns:x="urn:x"/>', "", "xliff"],
    [
      "XLIFF behind a document type, to refuse it by name",
      '<!DOCTYPE xliff [<!ENTITY a "b">]>\n<xliff/>',
      "",
      "xliff",
    ],
    ["XML that is called XLIFF", "<other/>", "a.sdlxliff", "xliff"],
    ["words that are called XLIFF", "Only words.", "a.xlf", "text"],
    ["HTML behind a comment", "<!-- a --><html><body>b</body></html>", "", "html"],
    ["words that speak of it", "<b> and <xliff> are elements.", "", "text"],
  ])("finds %s", (_name, text, fileName, expected) => {
    expect(detectTextFormat(text, null, fileName)).toBe(expected);
  });

  it("is not held up by comments without end", () => {
    const before = process.cpuUsage();
    expect(detectTextFormat(`${"<!-- -->".repeat(900)}words`, null, "")).toBe("text");
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });
});
