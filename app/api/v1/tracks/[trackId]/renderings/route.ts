import { route } from "@/lib/http/route";
import { listRenderings } from "@/lib/renderings/server/get-rendering";
import * as operations from "@/lib/renderings/server/schema";

export const GET = route(operations.listRenderings, async ({ actor, params, query }) =>
  Response.json(await listRenderings(actor, params.trackId, query)),
);
