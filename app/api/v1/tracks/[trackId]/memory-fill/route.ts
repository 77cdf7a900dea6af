import { route } from "@/lib/http/route";
import * as operations from "@/lib/memory/server/batch-schema";
import { fillTrack } from "@/lib/memory/server/fill-track";

export const POST = route(operations.fillTrack, async ({ actor, params, body }) =>
  Response.json(await fillTrack(actor, params.trackId, body)),
);
