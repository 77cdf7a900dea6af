import { route } from "@/lib/http/route";
import { listReplaceable } from "@/lib/search/server/list-replaceable";
import * as operations from "@/lib/search/server/replace-schema";

export const GET = route(operations.listReplaceable, async ({ actor, params, query }) =>
  Response.json(await listReplaceable(actor, params.projectId, query)),
);
