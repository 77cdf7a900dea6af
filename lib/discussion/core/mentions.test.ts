import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMentioned, mentionAtCaret, splitMentions } from "./mentions";

const people = [
  { id: "1", name: "Ann" },
  { id: "2", name: "Ann Two" },
  { id: "3", name: "译者一" },
];

describe("findMentioned", () => {
  it.each([
    ["nobody", "no @one here", []],
    ["a name", "@Ann, please", ["1"]],
    ["the longest name that fits", "@Ann Two, please", ["2"]],
    ["a Chinese name with words right behind it", "请@译者一看看", ["3"]],
    ["each once", "@Ann @译者一 @Ann", ["1", "3"]],
  ])("%s", (_name, body, expected) => {
    expect(findMentioned(body, people)).toEqual(expected);
  });

  it("splits without losing a letter", () => {
    const part = fc.constantFrom("@", "Ann", " Two", "译者一", "x", "<b>", "\n", "😀");
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const body = parts.join("");
        expect(
          splitMentions(body, people)
            .map(({ text }) => text)
            .join(""),
        ).toBe(body);
      }),
    );
  });
});

describe("mentionAtCaret", () => {
  it.each([
    ["at the beginning", "@An", 3, { from: 0, query: "An" }],
    ["an @ alone", "see @", 5, { from: 4, query: "" }],
    ["right after Chinese words", "请@译", 3, { from: 1, query: "译" }],
    ["not in an address", "a@example", 9, null],
    ["not over a line", "@\nx", 3, null],
    ["not before the caret", "x @An", 1, null],
  ])("%s", (_name, body, caret, expected) => {
    expect(mentionAtCaret(body, caret)).toEqual(expected);
  });
});
