import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/adoptions-schema";
import { undoComposition } from "@/lib/renderings/server/undo-composition";

export const POST = route(operations.undoComposition, async ({ actor, params }) =>
  Response.json(await undoComposition(actor, params)),
);
