import { describe, expect, it } from "vitest";
import { type Draft, isComplete, listAssignees, type Member } from "./assign";

const members: readonly Member[] = [
  { userId: "o", name: "Owner", role: "owner" },
  { userId: "r", name: "Reviewer", role: "reviewer" },
  { userId: "t", name: "Translator", role: "translator" },
  { userId: "v", name: "Reader", role: "viewer" },
];

describe("listAssignees", () => {
  it.each([
    ["a reviewer gives translation to all but readers", "r", "translate", ["o", "r", "t"]],
    ["and review to those who may", "r", "review", ["o", "r"]],
    ["a translator translates themselves", "t", "translate", ["t"]],
    ["and reviews nothing", "t", "review", []],
  ] as const)("%s", (_name, id, task, expected) => {
    const role = members.find(({ userId }) => userId === id)?.role ?? "viewer";
    expect(listAssignees(members, task, { id, role }).map(({ userId }) => userId)).toEqual(expected);
  });
});

describe("isComplete", () => {
  const whole: Draft = {
    ...{ documentId: "d", trackId: "t", task: "review", assigneeId: "r" },
    ...{ isRange: false, from: "", to: "", dueOn: "", note: "" },
  };
  it.each([
    ["a whole document", {}, true],
    ["nobody chosen", { assigneeId: "" }, false],
    ["a document without a track", { trackId: "" }, false],
    ["a range", { isRange: true, from: "2", to: "9" }, true],
    ["a range the other way round", { isRange: true, from: "9", to: "2" }, true],
    ["half a range", { isRange: true, from: "2" }, false],
    ["beyond the end", { isRange: true, from: "2", to: "10" }, false],
    ["before the beginning", { isRange: true, from: "0", to: "3" }, false],
    ["a half paragraph", { isRange: true, from: "1.5", to: "3" }, false],
  ] as const)("%s", (_name, change, expected) => {
    expect(isComplete({ ...whole, ...change }, 9)).toBe(expected);
  });
});
