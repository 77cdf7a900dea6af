import { describe, expect, it } from "vitest";
import { localeFromHeader } from "./locales";

describe("localeFromHeader", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["en-GB,en;q=0.9", "en"],
    ["fr;q=1, zh-TW;q=0.5, en;q=0.4", "zh-CN"],
    ["en;q=0.2, zh;q=0.9", "zh-CN"],
    ["fr", "en"],
    ["", "en"],
  ])("%s", (header, expected) => {
    expect(localeFromHeader(header)).toBe(expected);
  });
});
