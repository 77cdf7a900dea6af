import { listSourceChanges } from "@/lib/documents/server/list-source-changes";
import * as operations from "@/lib/documents/server/source-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listSourceChanges, async ({ actor, params, query }) =>
  Response.json(await listSourceChanges(actor, params.documentId, query)),
);
