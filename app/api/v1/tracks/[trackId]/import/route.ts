import { readTrackImport } from "@/lib/alignment/server/read-import";
import * as operations from "@/lib/alignment/server/schema";
import { route } from "@/lib/http/route";
import { bringIntoTrack } from "@/lib/interchange/server/bring-into-track";

export const POST = route(operations.importIntoTrack, async ({ actor, params, query, request }) => {
  const given = await readTrackImport(request, query.preview === "true");
  return Response.json(await bringIntoTrack(actor, params.trackId, given, request.signal));
});
