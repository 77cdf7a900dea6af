import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeZone } from "./day";
import { endOfDay } from "./end-of-day";

const ZONES = [
  ...["UTC", "Asia/Shanghai", "America/New_York", "America/Santiago", "Asia/Kathmandu", "Pacific/Kiritimati"],
  ...["Pacific/Apia", "Asia/Beirut", "America/Havana", "Europe/Berlin", "Antarctica/Troll"],
];

describe("endOfDay", () => {
  it.each([
    ["Beijing is eight hours ahead", "2026-11-28", "Asia/Shanghai", "2026-11-28T15:59:59.999Z"],
    ["UTC", "2026-11-28", "UTC", "2026-11-28T23:59:59.999Z"],
    ["New York is behind", "2026-11-28", "America/New_York", "2026-11-29T04:59:59.999Z"],
    ["a summer day there", "2026-07-01", "America/New_York", "2026-07-02T03:59:59.999Z"],
    ["a day that has 25 hours", "2026-11-01", "America/New_York", "2026-11-02T04:59:59.999Z"],
    ["the clock skips the next midnight", "2026-09-05", "America/Santiago", "2026-09-06T03:59:59.999Z"],
    ["the clock has its last hour twice", "2026-04-04", "America/Santiago", "2026-04-05T03:59:59.999Z"],
    ["a quarter of an hour", "2026-11-28", "Asia/Kathmandu", "2026-11-28T18:14:59.999Z"],
    ["furthest ahead", "2026-11-28", "Pacific/Kiritimati", "2026-11-28T09:59:59.999Z"],
    ["the last day that can be written", "9999-12-31", "America/New_York", "9999-12-31T23:59:59.999Z"],
    ["the first one", "0001-01-01", "UTC", "0001-01-01T23:59:59.999Z"],
  ])("%s", (_name, day, zone, end) => {
    expect(endOfDay(day, zone).toISOString()).toBe(end);
  });

  it("is on that day, and a moment later is not", () => {
    const dayIn = (zone: string, time: number) =>
      new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(time);
    const days = fc
      .integer({ min: Date.UTC(2012, 0, 1) / 86_400_000, max: Date.UTC(2040, 0, 1) / 86_400_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, (zone, day) => {
        const end = endOfDay(day, zone).getTime();
        expect(dayIn(zone, end)).toBe(day);
        expect(dayIn(zone, end + 1) > day).toBe(true);
      }),
    );
  });
});

describe("a time zone", () => {
  it.each([
    ["Asia/Shanghai", true],
    ["UTC", true],
    ["Asia/Nowhere", false],
    ["", false],
  ])("%s: %s", (name, isOne) => {
    expect(timeZone.safeParse(name).success).toBe(isOne);
  });
});
