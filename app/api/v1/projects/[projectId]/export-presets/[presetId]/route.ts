import { route } from "@/lib/http/route";
import { deletePreset } from "@/lib/interchange/server/delete-preset";
import * as operations from "@/lib/interchange/server/presets-schema";
import { savePreset } from "@/lib/interchange/server/save-preset";

export const PUT = route(operations.putPresetOperation, async ({ actor, params, body }) =>
  Response.json(await savePreset(actor, params, body)),
);

export const DELETE = route(operations.deletePresetOperation, async ({ actor, params }) => {
  await deletePreset(actor, params.projectId, params.presetId);
  return new Response(null, { status: 204 });
});
