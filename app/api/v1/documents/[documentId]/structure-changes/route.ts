import { listStructureChanges } from "@/lib/documents/server/list-structure-changes";
import * as operations from "@/lib/documents/server/structure-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listStructureChanges, async ({ actor, params, query }) =>
  Response.json(await listStructureChanges(actor, params.documentId, query)),
);
