import { route } from "@/lib/http/route";
import * as operations from "@/lib/interchange/server/returned-schema";
import { undoReturn } from "@/lib/interchange/server/undo-return";

export const POST = route(operations.undoReturnOperation, async ({ actor, params }) =>
  Response.json(await undoReturn(actor, params.returnedFileId)),
);
