import { route } from "@/lib/http/route";
import { listMemoryLinks } from "@/lib/memory/server/links";
import * as operations from "@/lib/memory/server/schema";

export const GET = route(operations.listMemoryLinks, async ({ actor, params }) =>
  Response.json({ items: await listMemoryLinks(actor, params.memoryId) }),
);
