import { describe, expect, it } from "vitest";
import { storable } from "./storable";

describe("storable", () => {
  it.each(["", "共同体", "𠮷 and 😀", "tab\tand\nline"])("takes %j", (text) => {
    expect(storable().safeParse(text).success).toBe(true);
  });
  it.each(["a\0b", "\ud800", "x\udc00y", "\udc00\ud800"])("refuses %j", (text) => {
    expect(storable().trim().min(1).max(9).safeParse(text).success).toBe(false);
  });
});
