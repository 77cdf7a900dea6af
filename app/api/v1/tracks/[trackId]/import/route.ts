import { importIntoTrack } from "@/lib/alignment/server/import-into-track";
import { readTrackImport } from "@/lib/alignment/server/read-import";
import * as operations from "@/lib/alignment/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.importIntoTrack, async ({ actor, params, query, request }) => {
  const given = await readTrackImport(request, query.preview === "true");
  return Response.json(await importIntoTrack(actor, params.trackId, given, request.signal));
});
