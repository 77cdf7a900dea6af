import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/schema";
import { setState } from "@/lib/renderings/server/set-state";

export const POST = route(operations.setState, async ({ actor, params, body, request }) => {
  const { sourceRevision: sourceSeen = null, ...asked } = body;
  return revisionResponse(
    await setState(actor, { ...params, ...asked, sourceSeen, seen: readIfMatch(request) }),
  );
});
