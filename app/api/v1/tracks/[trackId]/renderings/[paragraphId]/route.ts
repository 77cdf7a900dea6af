import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { getRendering } from "@/lib/renderings/server/get-rendering";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { renderingResponse } from "@/lib/renderings/server/rendering-response";
import * as operations from "@/lib/renderings/server/schema";

export const GET = route(operations.getRendering, async ({ actor, params }) =>
  renderingResponse(await getRendering(actor, params.trackId, params.paragraphId)),
);

export const PUT = route(operations.putRendering, async ({ actor, params, body, request }) =>
  renderingResponse(await putRendering(actor, { ...params, rich: body, seen: readIfMatch(request) })),
);
