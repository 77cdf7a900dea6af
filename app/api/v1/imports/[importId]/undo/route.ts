import { undoImport } from "@/lib/glossary/server/undo-import";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/interchange/server/terms-schema";

export const POST = route(operations.undoImport, async ({ actor, params }) =>
  Response.json(await undoImport(actor, params.importId)),
);
