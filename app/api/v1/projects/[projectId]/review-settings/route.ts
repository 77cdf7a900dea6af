import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import { getReviewSettings, updateReviewSettings } from "@/lib/review/server/settings";
import * as operations from "@/lib/review/server/settings-schema";

const respond = (settings: { readonly revision: number }): Response =>
  Response.json(settings, { headers: { ETag: `"${settings.revision}"` } });

export const GET = route(operations.getReviewSettings, async ({ actor, params }) =>
  respond(await getReviewSettings(actor, params.projectId)),
);

export const PATCH = route(operations.updateReviewSettings, async ({ actor, params, body, request }) =>
  respond(await updateReviewSettings(actor, { ...params, change: body, seen: readIfMatch(request) })),
);
