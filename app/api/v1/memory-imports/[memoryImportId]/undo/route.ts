import { route } from "@/lib/http/route";
import { undoMemoryImport } from "@/lib/memory/server/import-pairs";
import * as operations from "@/lib/memory/server/schema";

export const POST = route(operations.undoMemoryImport, async ({ actor, params }) =>
  Response.json(await undoMemoryImport(actor, params.memoryImportId)),
);
