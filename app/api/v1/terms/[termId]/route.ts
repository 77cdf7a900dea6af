import { deleteTerm, updateTerm } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const PATCH = route(operations.updateTerm, async ({ actor, params, body, request }) => {
  const { reason, ...set } = body;
  return revisionResponse(
    await updateTerm(actor, params.termId, set, { reason, seen: readIfMatch(request) }),
  );
});

export const DELETE = route(operations.deleteTerm, async ({ actor, params, request }) =>
  revisionResponse(await deleteTerm(actor, params.termId, { seen: readIfMatch(request) })),
);
