import { z } from "zod";

/** A day as people write it, "2020-12-31"; there is no year 0 in the calendar that the database keeps. */
export const day = z.iso.date().refine((text) => text >= "0001-01-01", "There is no such year.");
