import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { renderingResponse } from "@/lib/renderings/server/rendering-response";
import * as operations from "@/lib/renderings/server/schema";
import { stillRight } from "@/lib/renderings/server/still-right";

export const POST = route(operations.stillRight, async ({ actor, params, body, request }) =>
  renderingResponse(
    await stillRight(actor, {
      renderingId: params.renderingId,
      seen: readIfMatch(request),
      sourceSeen: body.sourceRevision ?? null,
    }),
  ),
);
