import type { Span } from "./spans";

/** What a text says of a day or a part of one; parts that it does not say are absent. */
export type DateParts = { readonly year?: number; readonly month?: number; readonly day?: number };

/**
 * A date that was read in a text. The most exact part is its kind. `loose` readings may be something else ("1/3"):
 * they can answer a date of the other text, but nothing is held against them.
 */
export type DateReading = Span & DateParts & { readonly loose?: boolean };

/** Other things of the calendar, which are only compared with each other when both texts have them. */
export const CALENDAR_KINDS = ["time", "decade", "century", "half", "quarter", "weekday"] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** `number` is minutes after midnight, a decade's first year, the century, 1 or 2, 1 to 4, 1 (Monday) to 7. */
export type CalendarReading = Span & { readonly kind: CalendarKind; readonly number: number };

/** "2020-05-24", "2020-05", "2020", "05-24" or "05". */
export function writeDate({ year, month, day }: DateParts): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return [
    ...(year === undefined ? [] : [String(year)]),
    ...(month === undefined ? [] : [two(month)]),
    ...(day === undefined ? [] : [two(day)]),
  ].join("-");
}

/** Whether these are a month and a day of the calendar. */
export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** "15:30". */
export function writeTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
