import { restoreConcept } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const POST = route(operations.restoreConcept, async ({ actor, params, body, request }) => {
  const { revision, reason } = body;
  return revisionResponse(
    await restoreConcept(actor, params.conceptId, revision, { reason, seen: readIfMatch(request) }),
  );
});
