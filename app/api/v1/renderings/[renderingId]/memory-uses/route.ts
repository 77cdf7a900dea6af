import { route } from "@/lib/http/route";
import { noteMemoryUse } from "@/lib/memory/server/note-use";
import * as operations from "@/lib/memory/server/schema";

export const POST = route(operations.noteMemoryUse, async ({ actor, params, body }) => {
  await noteMemoryUse(actor, params.renderingId, Number(body.unitId));
  return new Response(null, { status: 204 });
});
