import * as operations from "@/lib/documents/server/import-schema";
import { undoAppend } from "@/lib/documents/server/undo-append";
import { route } from "@/lib/http/route";

export const POST = route(operations.undoAppend, async ({ actor, params }) =>
  Response.json(await undoAppend(actor, params)),
);
