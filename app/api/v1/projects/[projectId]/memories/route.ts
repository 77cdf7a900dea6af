import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { listProjectMemories } from "@/lib/memory/server/links";
import * as operations from "@/lib/memory/server/schema";

export const GET = route(operations.listProjectMemories, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listProjectMemories(actor, params.projectId), query)),
);
