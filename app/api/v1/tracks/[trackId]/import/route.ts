import { route } from "@/lib/http/route";
import { importIntoTrack } from "@/lib/renderings/server/import-into-track";
import { readTrackImport } from "@/lib/renderings/server/read-import";
import * as operations from "@/lib/renderings/server/schema";

export const POST = route(operations.importIntoTrack, async ({ actor, params, query, request }) => {
  const given = await readTrackImport(request, query.preview === "true");
  return Response.json(await importIntoTrack(actor, params.trackId, given));
});
