import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/quality/server/schema";
import { getCheckSettings, updateCheckSettings } from "@/lib/quality/server/settings";

const respond = (settings: { readonly revision: number }): Response =>
  Response.json(settings, { headers: { ETag: `"${settings.revision}"` } });

export const GET = route(operations.getCheckSettings, async ({ actor, params }) =>
  respond(await getCheckSettings(actor, params.projectId)),
);

export const PATCH = route(operations.updateCheckSettings, async ({ actor, params, body, request }) =>
  respond(await updateCheckSettings(actor, { ...params, change: body, seen: readIfMatch(request) })),
);
