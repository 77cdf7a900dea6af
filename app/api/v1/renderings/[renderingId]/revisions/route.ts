import { route } from "@/lib/http/route";
import { listRevisions } from "@/lib/renderings/server/list-revisions";
import * as operations from "@/lib/renderings/server/schema";

export const GET = route(operations.listRevisions, async ({ actor, params, query }) =>
  Response.json(await listRevisions(actor, params.renderingId, query)),
);
