import { z } from "zod";
import { storable } from "@/lib/text/core/storable";
import { EXPORT_FORMATS } from "./formats";
import { EXPORT_UNITS, LAYOUTS, STATES } from "./writer";

/** What is chosen for an export, as the export page has it. What does not belong to the format is kept and not used. */
export const presetWish = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  /** Null for all tracks; in another document a track is known by its name. */
  tracks: z
    .array(z.strictObject({ id: z.uuid(), name: storable().max(300) }))
    .min(1)
    .max(50)
    .nullable()
    .default(null),
  /** Null for all states. */
  states: z.array(z.enum(STATES)).min(1).max(STATES.length).nullable().default(null),
  layout: z.enum(LAYOUTS).default("bilingual"),
  emphasis: z.boolean().default(true),
  byteOrderMark: z.boolean().default(true),
  prefill: z.boolean().default(false),
  unit: z.enum(EXPORT_UNITS).default("paragraph"),
  comments: z.boolean().default(false),
  terms: z.boolean().default(false),
  candidates: z.boolean().default(false),
});
export type PresetWish = z.output<typeof presetWish>;
