import { describe, expect, it } from "vitest";
import { isDone, waitsFor } from "./task";

describe("what waits, and what is done", () => {
  it.each([
    ["initial", false, "translate", true, false],
    ["translated", false, "translate", false, true],
    ["translated", true, "translate", true, false],
    ["reviewed", false, "translate", false, true],
    ["initial", false, "review", false, false],
    ["translated", false, "review", true, false],
    ["translated", true, "review", false, false],
    ["reviewed", false, "review", false, true],
    ["final", false, "review", false, true],
  ] as const)("%s, sent back %s, to %s: waits %s, done %s", (state, needsWork, task, waits, done) => {
    expect([waitsFor(task, { state, needsWork }), isDone(task, { state, needsWork })]).toEqual([waits, done]);
  });
});
