import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeQuery } from "@/lib/http/page";
import { presetWish } from "@/lib/interchange/core/preset-wish";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();

/** The most presets of a project: as many as one looks through. */
export const MOST_PRESETS = 50;

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
  query: wholeQuery,
  response: { status: 200, schema: pageOf(presetView) },
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
