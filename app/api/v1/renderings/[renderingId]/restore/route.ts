import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { renderingResponse } from "@/lib/renderings/server/rendering-response";
import { restoreRevision } from "@/lib/renderings/server/restore-revision";
import * as operations from "@/lib/renderings/server/schema";

export const POST = route(operations.restoreRevision, async ({ actor, params, body, request }) =>
  renderingResponse(await restoreRevision(actor, { ...params, ...body, seen: readIfMatch(request) })),
);
