import { route } from "@/lib/http/route";
import { restoreTrack } from "@/lib/renderings/server/delete-track";
import * as operations from "@/lib/renderings/server/schema";

export const POST = route(operations.restoreTrack, async ({ actor, params }) =>
  Response.json(await restoreTrack(actor, params.documentId, params.trackId)),
);
