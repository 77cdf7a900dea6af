import { route } from "@/lib/http/route";
import * as operations from "@/lib/review/server/changes-schema";
import { listTrackChanges } from "@/lib/review/server/list-changes";

export const GET = route(operations.listTrackChanges, async ({ actor, params, query }) =>
  Response.json(await listTrackChanges(actor, params.trackId, query)),
);
