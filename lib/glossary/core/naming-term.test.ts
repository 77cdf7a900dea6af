import { describe, expect, it } from "vitest";
import { namingTerm } from "./naming-term";
import type { TermStatus } from "./term";

describe("a concept is called", () => {
  it.each<[string, string[], string | undefined]>([
    [
      "by its first decided source term",
      ["zh proposed", "en preferred", "zh preferred", "zh-CN admitted"],
      "2",
    ],
    ["by one that was right before only where none is right now", ["zh superseded", "zh admitted"], "1"],
    ["by what was right rather than by what is proposed", ["zh proposed", "zh superseded"], "1"],
    ["by its first source term while none is decided", ["en preferred", "zh proposed", "zh proposed"], "1"],
    ["by its first term where it has none of the source", ["en proposed", "en preferred"], "0"],
    ["nothing without terms", [], undefined],
  ])("%s", (_name, listed, expected) => {
    const terms = listed.map((each, at) => {
      const [language = "", status = ""] = each.split(" ");
      return { language, status: status as TermStatus, text: String(at) };
    });
    expect(namingTerm(terms, "zh-Hans")?.text).toBe(expected);
  });
});
