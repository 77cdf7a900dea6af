import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/schema";
import { stillRight } from "@/lib/renderings/server/still-right";

export const POST = route(operations.stillRight, async ({ actor, params, body, request }) =>
  revisionResponse(
    await stillRight(actor, {
      renderingId: params.renderingId,
      seen: readIfMatch(request),
      sourceSeen: body.sourceRevision ?? null,
    }),
  ),
);
