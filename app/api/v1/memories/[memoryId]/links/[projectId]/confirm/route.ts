import { route } from "@/lib/http/route";
import { confirmMemoryLink } from "@/lib/memory/server/links";
import * as operations from "@/lib/memory/server/schema";

export const POST = route(operations.confirmMemoryLink, async ({ actor, params }) => {
  await confirmMemoryLink(actor, params.memoryId, params.projectId);
  return new Response(null, { status: 204 });
});
