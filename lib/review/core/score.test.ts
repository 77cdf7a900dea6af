import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { MQM_WEIGHTS, score } from "./score";

const scored = (
  severities: readonly (typeof ERROR_SEVERITIES)[number][],
  characters: number,
  passLimit: number | null,
) => score({ severities, characters, passLimit, weights: MQM_WEIGHTS });

describe("score", () => {
  it("weighs errors by severity, per 1,000 characters", () => {
    expect(scored(["minor", "minor", "major", "neutral"], 2000, 4)).toEqual({
      counts: { neutral: 1, minor: 2, major: 1, critical: 0 },
      penalty: 7,
      perThousand: 3.5,
      passed: true,
    });
  });

  it.each([
    ["at the limit", 1000, 5, true],
    ["above it", 999, 5, false],
    ["without a limit", 999, null, null],
    ["when nothing was looked at", 0, 5, null],
  ] as const)("passes or not: %s", (_name, characters, passLimit, passed) => {
    expect(scored(["major"], characters, passLimit).passed).toBe(passed);
  });

  it("never falls when an error is added", () => {
    const severity = fc.constantFrom(...ERROR_SEVERITIES);
    fc.assert(
      fc.property(
        fc.array(severity),
        severity,
        fc.integer({ min: 1, max: 100_000 }),
        (all, one, characters) => {
          const [before, after] = [scored(all, characters, null), scored([...all, one], characters, null)];
          expect(after.perThousand ?? 0).toBeGreaterThanOrEqual(before.perThousand ?? 0);
        },
      ),
    );
  });
});
