import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";
import { getRendering } from "@/lib/renderings/server/get-rendering";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import * as operations from "@/lib/renderings/server/schema";

export const GET = route(operations.getRendering, async ({ actor, params }) =>
  revisionResponse(await getRendering(actor, params.trackId, params.paragraphId)),
);

export const PUT = route(operations.putRendering, async ({ actor, params, body, request }) =>
  revisionResponse(await putRendering(actor, { ...params, rich: body, seen: readIfMatch(request) })),
);
