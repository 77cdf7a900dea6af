import { route } from "@/lib/http/route";
import { linkMemory, unlinkMemory } from "@/lib/memory/server/links";
import * as operations from "@/lib/memory/server/schema";

export const PUT = route(operations.linkMemory, async ({ actor, params, body }) => {
  await linkMemory(actor, { ...params, ...body });
  return new Response(null, { status: 204 });
});

export const DELETE = route(operations.unlinkMemory, async ({ actor, params }) => {
  await unlinkMemory(actor, params.memoryId, params.projectId);
  return new Response(null, { status: 204 });
});
