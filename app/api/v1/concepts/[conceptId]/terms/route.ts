import { addTerm, getConcept } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { pageOfWhole } from "@/lib/http/page";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const GET = route(operations.listTerms, async ({ actor, params, query }) => {
  const { terms } = await getConcept(actor, params.conceptId);
  return Response.json(pageOfWhole({ items: terms }, query));
});

export const POST = route(operations.addTerm, async ({ actor, params, body, request }) => {
  const { reason, ...term } = body;
  return revisionResponse(
    await addTerm(actor, params.conceptId, term, { reason, seen: readIfMatch(request) }),
    201,
  );
});
