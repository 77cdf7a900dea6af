import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { listMemoryImports } from "@/lib/memory/server/import-pairs";
import * as operations from "@/lib/memory/server/schema";

export const GET = route(operations.listMemoryImports, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listMemoryImports(actor, params.memoryId) }, query)),
);
