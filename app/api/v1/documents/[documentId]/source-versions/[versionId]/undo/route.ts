import * as operations from "@/lib/documents/server/source-schema";
import { undoSourceVersion } from "@/lib/documents/server/undo-source-version";
import { route } from "@/lib/http/route";

export const POST = route(operations.undoSourceVersion, async ({ actor, params }) =>
  Response.json(await undoSourceVersion(actor, params)),
);
