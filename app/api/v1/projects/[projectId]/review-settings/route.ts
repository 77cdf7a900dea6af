import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";
import { getReviewSettings, updateReviewSettings } from "@/lib/review/server/settings";
import * as operations from "@/lib/review/server/settings-schema";

export const GET = route(operations.getReviewSettings, async ({ actor, params }) =>
  revisionResponse(await getReviewSettings(actor, params.projectId)),
);

export const PATCH = route(operations.updateReviewSettings, async ({ actor, params, body, request }) =>
  revisionResponse(
    await updateReviewSettings(actor, { ...params, change: body, seen: readIfMatch(request) }),
  ),
);
