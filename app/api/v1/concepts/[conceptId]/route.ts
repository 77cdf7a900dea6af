import { deleteConcept, getConcept, updateConcept } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const GET = route(operations.getConcept, async ({ actor, params }) =>
  revisionResponse(await getConcept(actor, params.conceptId)),
);

export const PATCH = route(operations.updateConcept, async ({ actor, params, body, request }) => {
  const { reason, ...change } = body;
  return revisionResponse(
    await updateConcept(actor, params.conceptId, change, { reason, seen: readIfMatch(request) }),
  );
});

export const DELETE = route(operations.deleteConcept, async ({ actor, params, request }) => {
  await deleteConcept(actor, params.conceptId, { seen: readIfMatch(request) });
  return new Response(null, { status: 204 });
});
