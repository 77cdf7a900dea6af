import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials";
import { languageTag } from "./language-tag";

describe("initialsOf", () => {
  it.each([
    ["Ada Example", "AE"],
    ["ada", "A"],
    ["李明月", "明月"],
    ["", ""],
  ])("%s is %s", (name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe("languageTag", () => {
  it.each([
    ["zh-CN", "zh-Hans"],
    ["zh", "zh-Hans"],
    ["zh-TW", "zh-Hant"],
    ["zh-Hant-HK", "zh-Hant"],
    ["en-GB", "en-GB"],
  ])("%s is %s", (language, tag) => expect(languageTag(language)).toBe(tag));
});
