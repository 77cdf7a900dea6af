import { listSetAside } from "@/lib/documents/server/list-set-aside";
import * as operations from "@/lib/documents/server/source-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listSetAside, async ({ actor, params, query }) =>
  Response.json(await listSetAside(actor, params.documentId, query)),
);
