import { describe, expect, it } from "vitest";
import { isPlainText } from "./plain-text";

describe("isPlainText", () => {
  it.each([
    ["Chinese", "人类命运共同体", true],
    ["a character beyond the BMP", "𠀀 and 😀", true],
    ["a line break", "a\nb", true],
    ["nothing", "", true],
    ["U+0000", "a\0b", false],
    ["half a character", "a\ud800b", false],
    ["the other half", "\udc00", false],
  ])("%s", (_name, text, expected) => {
    expect(isPlainText(text)).toBe(expected);
  });
});
