import { route } from "@/lib/http/route";
import { findWaiting } from "@/lib/review/server/list-work";
import * as operations from "@/lib/review/server/work-schema";

export const GET = route(operations.findWaiting, async ({ actor, params, query }) =>
  Response.json(await findWaiting(actor, params.documentId, query)),
);
