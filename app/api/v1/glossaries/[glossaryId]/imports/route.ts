import { listImports } from "@/lib/glossary/server/undo-import";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/interchange/server/terms-schema";

export const GET = route(operations.listImports, async ({ actor, params, query }) =>
  Response.json(await listImports(actor, params.glossaryId, query)),
);
