const HOUR = 3_600_000;
/** No zone is further from UTC, and no day of one is longer than this beyond the day of UTC. */
const FURTHEST = 30 * HOUR;
/** The last moment that can be written with a year of four digits. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The last millisecond of a day in a time zone, whatever its clocks do on it.
 *
 * @param day an ISO day, "2026-11-28"
 * @param timeZone IANA's name of it
 */
export function endOfDay(day: string, timeZone: string): Date {
  const numberOf = numbersIn(timeZone);
  const wanted = Number(day.replaceAll("-", ""));
  const noon = Date.parse(`${day}T12:00:00Z`);
  // The last moment whose day there is not later: found by halving, for a clock may skip midnight or have it twice.
  let [low, high] = [noon - FURTHEST, noon + FURTHEST];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (numberOf(middle) > wanted) high = middle;
    else low = middle;
  }
  return new Date(Math.min(low, LAST));
}

/** Gives the day of a moment in a zone as one number, 20261128. */
function numbersIn(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "gregory", numberingSystem: "latn" },
    ...{ year: "numeric", month: "numeric", day: "numeric", era: "short" },
  });
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    if (parts.get("era") === "BC") return 0;
    return part("year") * 10_000 + part("month") * 100 + part("day");
  };
}
