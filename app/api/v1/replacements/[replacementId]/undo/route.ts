import * as operations from "@/lib/glossary/server/replacement-schema";
import { undoReplacement } from "@/lib/glossary/server/undo-replacement";
import { route } from "@/lib/http/route";

export const POST = route(operations.undoReplacement, async ({ actor, params }) =>
  Response.json(await undoReplacement(actor, params.replacementId)),
);
