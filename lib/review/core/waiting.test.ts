import { describe, expect, it } from "vitest";
import { firstReason } from "./waiting";

const none = { returned: 0, "source-changed": 0, assigned: 0, "second-review": 0, "unassigned-review": 0 };

describe("firstReason", () => {
  it.each([
    ["what was sent back comes before what was given", { ...none, returned: 1, assigned: 40 }, "returned"],
    [
      "what stands beside another source before what was given",
      { ...none, "source-changed": 1, assigned: 9 },
      "source-changed",
    ],
    [
      "what was given before what is free to take",
      { ...none, assigned: 1, "unassigned-review": 9 },
      "assigned",
    ],
    [
      "a second review before a first",
      { ...none, "second-review": 1, "unassigned-review": 9 },
      "second-review",
    ],
    ["what is free to take when that is all", { ...none, "unassigned-review": 2 }, "unassigned-review"],
    ["nothing for an empty group", none, null],
  ] as const)("%s", (_name, counts, expected) => {
    expect(firstReason(counts)).toBe(expected);
  });
});
