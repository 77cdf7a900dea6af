import { describe, expect, it } from "vitest";
import type { Step } from "@/lib/glossary/core/change";
import { lineKey } from "./entry-lines";
import { isSeparable, withoutFields } from "./separable-steps";

const concept: Step = { op: "edit-concept", set: { domain: "law", note: "new" } };
const term: Step = { op: "edit-term", termId: "a", set: { text: "x" } };
const removal: Step = { op: "delete" };

describe("withoutFields", () => {
  it.each([
    [
      "leaves out a field of the concept",
      [concept],
      [lineKey("note")],
      [{ ...concept, set: { domain: "law" } }],
    ],
    ["leaves out a field of a term, and a step that has none left", [term], [lineKey("text", "a")], []],
    ["keeps what belongs to another term", [term], [lineKey("text", "b"), lineKey("text")], [term]],
    ["keeps steps that have no fields", [removal], [lineKey("deleted")], [removal]],
    ["keeps everything when nothing is left out", [concept, term], [], [concept, term]],
  ])("%s", (_name, steps, left, expected) => {
    expect(withoutFields(steps, new Set(left))).toEqual(expected);
  });
});

describe("isSeparable", () => {
  it.each([
    ["an edit of the concept", [concept], true],
    ["an edit of a term", [term], true],
    ["a deletion", [removal], false],
    ["a restore of several parts", [concept, term], false],
    ["nothing", [], false],
  ])("%s", (_name, steps, expected) => {
    expect(isSeparable(steps)).toBe(expected);
  });
});
