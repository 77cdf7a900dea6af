import { describe, expect, it } from "vitest";
import { delayAfter, isRedirect, isTaken, MOST_TRIES } from "./deliveries";

describe("delayAfter", () => {
  const delays = Array.from({ length: MOST_TRIES - 1 }, (_, at) => delayAfter(at + 1) ?? 0);

  it("tries eight times within a day", () => {
    expect(MOST_TRIES).toBe(8);
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(86_400);
    expect(delayAfter(MOST_TRIES)).toBeNull();
  });

  it("waits longer each time", () => {
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays[0]).toBe(60);
  });
});

describe("an answer", () => {
  it.each([
    [199, false, false],
    [200, true, false],
    [204, true, false],
    [301, false, true],
    [307, false, true],
    [404, false, false],
    [500, false, false],
  ])("%i: taken %s, sends elsewhere %s", (status, taken, redirect) => {
    expect([isTaken(status), isRedirect(status)]).toEqual([taken, redirect]);
  });
});
