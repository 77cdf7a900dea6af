import { route } from "@/lib/http/route";
import { exportMemory } from "@/lib/interchange/server/export-memory";
import { fileResponse } from "@/lib/interchange/server/file-response";
import * as operations from "@/lib/memory/server/out-schema";

export const GET = route(operations.exportMemory, async ({ actor, params, query }) =>
  fileResponse(await exportMemory(actor, params.memoryId, query.pairs)),
);
