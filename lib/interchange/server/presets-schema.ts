import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { EXPORT_FORMATS } from "@/lib/interchange/core/formats";
import { EXPORT_UNITS, LAYOUTS, STATES } from "@/lib/interchange/core/writer";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();

/** The most presets of a project: as many as one looks through. */
export const MOST_PRESETS = 50;

/** What is chosen for an export, as the export page has it. What does not belong to the format is kept and not used. */
export const presetWish = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  /** Null for all tracks; in another document a track is known by its name. */
  tracks: z
    .array(z.strictObject({ id, name: storable().max(300) }))
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
});
export type PresetWish = z.output<typeof presetWish>;

const presetView = z.object({ id, name: z.string(), wish: presetWish });
export type PresetView = z.output<typeof presetView>;

const presetBody = z.strictObject({ name: storable().trim().min(1).max(100), wish: presetWish });
export type PresetBody = z.output<typeof presetBody>;

const projectParams = z.strictObject({ projectId: id });
const presetParams = z.strictObject({ projectId: id, presetId: id });

export const listPresetsOperation = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/export-presets",
  summary: "What was kept to be chosen for exports, by name",
  policy: "view",
  params: projectParams,
  response: { status: 200, schema: z.object({ items: z.array(presetView) }) },
});

export const createPresetOperation = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/export-presets",
  summary: "Keep what is chosen for an export under a name",
  policy: "review",
  params: projectParams,
  body: presetBody,
  response: { status: 201, schema: presetView },
});

export const putPresetOperation = defineOperation({
  method: "PUT",
  path: "/projects/{projectId}/export-presets/{presetId}",
  summary: "Rename or replace a preset; one that was deleted is there again under its id",
  policy: "review",
  params: presetParams,
  body: presetBody,
  response: { status: 200, schema: presetView },
});

export const deletePresetOperation = defineOperation({
  method: "DELETE",
  path: "/projects/{projectId}/export-presets/{presetId}",
  summary: "Delete a preset",
  policy: "review",
  params: presetParams,
  response: { status: 204 },
});
