import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { createTrack } from "@/lib/renderings/server/create-track";
import { listTracks } from "@/lib/renderings/server/list-tracks";
import * as operations from "@/lib/renderings/server/schema";

export const GET = route(operations.listTracks, async ({ actor, params, query }) =>
  Response.json(
    pageOfWhole(await listTracks(actor, params.documentId, { deleted: query.deleted === "true" }), query),
  ),
);

export const POST = route(operations.createTrack, async ({ actor, params, body }) =>
  Response.json(await createTrack(actor, params.documentId, body), { status: 201 }),
);
