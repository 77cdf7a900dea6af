import { route } from "@/lib/http/route";
import * as operations from "@/lib/memory/server/batch-schema";
import { undoFill } from "@/lib/memory/server/fill-track";

export const POST = route(operations.undoFill, async ({ actor, params }) =>
  Response.json(await undoFill(actor, params.memoryFillId)),
);
