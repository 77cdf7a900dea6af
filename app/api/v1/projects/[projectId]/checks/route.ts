import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/quality/server/schema";
import { getCheckSettings, updateCheckSettings } from "@/lib/quality/server/settings";

export const GET = route(operations.getCheckSettings, async ({ actor, params }) =>
  revisionResponse(await getCheckSettings(actor, params.projectId)),
);

export const PATCH = route(operations.updateCheckSettings, async ({ actor, params, body, request }) =>
  revisionResponse(await updateCheckSettings(actor, { ...params, change: body, seen: readIfMatch(request) })),
);
