import { route } from "@/lib/http/route";
import * as operations from "@/lib/search/server/replace-schema";
import { undoTextReplacement } from "@/lib/search/server/replace-texts";

export const POST = route(operations.undoTextReplacement, async ({ actor, params }) =>
  Response.json(await undoTextReplacement(actor, params.projectId, params.replacementId)),
);
