import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/adoptions-schema";
import { composeTrack } from "@/lib/renderings/server/compose-track";

export const POST = route(operations.composeTrack, async ({ actor, params, body }) =>
  Response.json(await composeTrack(actor, params.trackId, body), { status: 201 }),
);
