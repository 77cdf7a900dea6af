import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLinks } from "./split-links";

describe("splitLinks", () => {
  it.each([
    ["nothing in plain text", "Report, page 3", ["Report, page 3"]],
    ["an address alone", "https://example.org/a?b=c#d", ["<https://example.org/a?b=c#d>"]],
    [
      "without what ends the sentence",
      "See https://example.org/a.",
      ["See ", "<https://example.org/a>", "."],
    ],
    ["among Chinese", "见（https://example.org/a），第3页", ["见（", "<https://example.org/a>", "），第3页"]],
    ["two", "http://a.example http://b.example", ["<http://a.example>", " ", "<http://b.example>"]],
    ["nothing that only looks like one", "javascript:alert(1) https://", ["javascript:alert(1) https://"]],
  ])("finds %s", (_name, text, expected) => {
    expect(splitLinks(text).map((part) => (part.href === null ? part.text : `<${part.href}>`))).toEqual(
      expected,
    );
  });

  it("loses nothing, and links to nothing but the web", () => {
    const words = fc.array(
      fc.constantFrom("https://", "http://a.example/", "b", ".", "。", " ", "见", "(", ")"),
    );
    fc.assert(
      fc.property(words, (some) => {
        const text = some.join("");
        const parts = splitLinks(text);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        for (const { href } of parts) if (href !== null) expect(new URL(href).protocol).toMatch(/^https?:$/);
      }),
    );
  });
});
