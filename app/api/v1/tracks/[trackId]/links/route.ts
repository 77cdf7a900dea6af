import { listLinks } from "@/lib/alignment/server/list-links";
import * as operations from "@/lib/alignment/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listLinks, async ({ actor, params, query }) =>
  Response.json(await listLinks(actor, params.trackId, query)),
);
