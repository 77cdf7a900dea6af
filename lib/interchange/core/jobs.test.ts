import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canRestart, expiryOf, isLongExport, isOpen, JOB_STATES, KEPT_DAYS } from "./jobs";

describe("the states of a job", () => {
  it.each([
    ["waiting", "cancel"],
    ["running", "cancel"],
    ["done", "nothing"],
    ["failed", "restart"],
    ["canceled", "restart"],
    ["expired", "restart"],
  ] as const)("%s: %s", (state, offered) => {
    expect({ cancel: isOpen(state), restart: canRestart(state) }).toEqual({
      cancel: offered === "cancel",
      restart: offered === "restart",
    });
  });

  it("never offer to cancel and to start again at once", () => {
    expect(JOB_STATES.filter((state) => isOpen(state) && canRestart(state))).toEqual([]);
  });
});

describe("expiryOf", () => {
  it("is a week later, over a change of clocks too", () => {
    expect(expiryOf(new Date("2026-10-23T10:00:00Z")).toISOString()).toBe("2026-10-30T10:00:00.000Z");
    expect(KEPT_DAYS).toBe(7);
  });
});

describe("isLongExport", () => {
  it.each([
    [90, 2, false],
    [10_000, 3, false],
    [10_000, 4, true],
    [100_000, 0, true],
  ])("%i paragraphs, %i tracks: %s", (paragraphs, tracks, expected) => {
    expect(isLongExport(paragraphs, tracks)).toBe(expected);
  });

  it("stays so as a text grows", () => {
    const size = fc.nat(1_000_000);
    fc.assert(
      fc.property(size, fc.nat(50), size, (paragraphs, tracks, more) => {
        expect(isLongExport(paragraphs, tracks) && !isLongExport(paragraphs + more, tracks)).toBe(false);
      }),
    );
  });
});
