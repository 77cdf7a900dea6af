import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";
import { deleteTrack } from "@/lib/renderings/server/delete-track";
import { getTrack } from "@/lib/renderings/server/list-tracks";
import * as operations from "@/lib/renderings/server/schema";
import { updateTrack } from "@/lib/renderings/server/update-track";

export const GET = route(operations.getTrack, async ({ actor, params }) =>
  revisionResponse(await getTrack(actor, params.trackId)),
);

export const PATCH = route(operations.updateTrack, async ({ actor, params, body, request }) =>
  revisionResponse(await updateTrack(actor, params.trackId, body, readIfMatch(request))),
);

export const DELETE = route(operations.deleteTrack, async ({ actor, params }) => {
  await deleteTrack(actor, params.trackId);
  return new Response(null, { status: 204 });
});
