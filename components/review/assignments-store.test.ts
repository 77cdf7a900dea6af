import { describe, expect, it } from "vitest";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";
import { covers } from "./assignments-store";

const whole: AssignmentView = {
  ...{ id: "a", projectId: "p", document: { id: "d", title: "D" }, track: { id: "t", name: "A" } },
  ...{ task: "review", assignee: { id: "u", name: "U", isMember: true }, createdBy: { id: "u", name: "U" } },
  ...{ fromParagraphId: null, toParagraphId: null, fromNumber: null, toNumber: null },
  ...{ dueOn: null, note: "", progress: { total: 9, done: 0, waiting: 0 }, createdAt: "" },
};
const range = { ...whole, fromParagraphId: "x", toParagraphId: "y" };

describe("covers", () => {
  it.each([
    ["a whole document has every paragraph", whole, 9, true],
    ["a range has its first", { ...range, fromNumber: 3, toNumber: 5 }, 3, true],
    ["and its last", { ...range, fromNumber: 3, toNumber: 5 }, 5, true],
    ["not the one before", { ...range, fromNumber: 3, toNumber: 5 }, 2, false],
    ["nor the one after", { ...range, fromNumber: 3, toNumber: 5 }, 6, false],
    ["one of which nothing is shown has none", range, 3, false],
  ] as const)("%s", (_name, given, number, expected) => {
    expect(covers(given, number)).toBe(expected);
  });
});
