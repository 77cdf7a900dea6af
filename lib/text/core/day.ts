import { z } from "zod";

/** A day as people write it, "2020-12-31"; there is no year 0 in the calendar that the database keeps. */
export const day = z.iso.date().refine((text) => text >= "0001-01-01", "There is no such year.");

/** A time zone by its name among IANA's, "Asia/Shanghai". */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "This is no time zone: write it as “Asia/Shanghai”.");

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
