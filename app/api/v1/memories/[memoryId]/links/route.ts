import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { listMemoryLinks } from "@/lib/memory/server/links";
import * as operations from "@/lib/memory/server/schema";

export const GET = route(operations.listMemoryLinks, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listMemoryLinks(actor, params.memoryId) }, query)),
);
