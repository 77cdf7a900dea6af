import { z } from "zod";
import { MARKS } from "@/lib/text/core/marks";

/** Values that the database keeps as JSON, as far as several kinds have them. */

export const marks = z.array(
  z.strictObject({ start: z.int().min(0), end: z.int().min(0), mark: z.enum(MARKS) }),
);
/** For values that name nothing. */
export const NO_IDS = {} as const;
/** For values that are of their own module: their ids may be of anything in the archive, or gone. */
export const OWN_IDS = {} as const;
export const counts = z.record(z.string(), z.number());
/** What only the module that wrote it reads: a value of JSON, whose ids are looked at all the same. */
export const own = z.unknown();
export const state = ["initial", "translated", "reviewed", "final"] as const;
