import { route } from "@/lib/http/route";
import { listRows } from "@/lib/renderings/server/list-rows";
import * as operations from "@/lib/renderings/server/rows-schema";

export const GET = route(operations.listRows, async ({ actor, params, query }) =>
  Response.json(await listRows(actor, params.documentId, query)),
);
