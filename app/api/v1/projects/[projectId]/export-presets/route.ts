import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { listPresets } from "@/lib/interchange/server/list-presets";
import * as operations from "@/lib/interchange/server/presets-schema";
import { savePreset } from "@/lib/interchange/server/save-preset";

export const GET = route(operations.listPresetsOperation, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listPresets(actor, params.projectId), query)),
);

export const POST = route(operations.createPresetOperation, async ({ actor, params, body }) =>
  Response.json(await savePreset(actor, { ...params, presetId: null }, body), { status: 201 }),
);
