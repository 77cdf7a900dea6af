import { route } from "@/lib/http/route";
import { listMemoryImports } from "@/lib/memory/server/import-pairs";
import * as operations from "@/lib/memory/server/schema";

export const GET = route(operations.listMemoryImports, async ({ actor, params }) =>
  Response.json({ items: await listMemoryImports(actor, params.memoryId) }),
);
