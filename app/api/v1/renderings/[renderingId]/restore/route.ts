import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";
import { restoreRevision } from "@/lib/renderings/server/restore-revision";
import * as operations from "@/lib/renderings/server/schema";

export const POST = route(operations.restoreRevision, async ({ actor, params, body, request }) =>
  revisionResponse(await restoreRevision(actor, { ...params, ...body, seen: readIfMatch(request) })),
);
