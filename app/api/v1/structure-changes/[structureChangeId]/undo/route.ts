import * as operations from "@/lib/documents/server/structure-schema";
import { undoStructureChange } from "@/lib/documents/server/undo-structure-change";
import { route } from "@/lib/http/route";

export const POST = route(operations.undoStructureChange, async ({ actor, params }) =>
  Response.json(await undoStructureChange(actor, params.structureChangeId)),
);
