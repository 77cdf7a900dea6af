import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonFault } from "./json-fault";

describe("findJsonFault", () => {
  it.each<[string, string, number]>([
    ["a text that ends too soon", '{"a":\n[1,\n2', 3],
    ["a word that is none", '{"a":\n nope}', 2],
    ["a comma too many", "[1,\n2,\n]", 3],
    ["a mark that does not close what is open", "[1,\n2}", 2],
    ["a name without quotes", "{\na: 1}", 2],
    ["a value without a name", '{\n"a"}', 2],
    ["a string that a line ends", '["a\nb"]', 1],
    ["a string that never ends", '[\n"a', 2],
    ["an escape that is none", '[\n"\\x"]', 2],
    ["a second value", "1\n2", 2],
    ["nothing", "\n", 2],
    ["lists in 100,000 lists", "[".repeat(100_000), 1],
  ])("finds the line of %s", (_name, text, line) => {
    expect(findJsonFault(text)).toBe(line);
  });

  it("finds none in what is JSON, and one in whatever JSON.parse refuses", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "\n", "x"), (json, at, put) => {
        const changed = json.slice(0, at % (json.length + 1)) + put + json.slice(at % (json.length + 1));
        expect(findJsonFault(json)).toBeNull();
        expect(findJsonFault(changed) === null).toBe(isJson(changed));
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
