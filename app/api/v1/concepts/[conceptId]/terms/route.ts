import { conceptResponse } from "@/lib/glossary/server/concept-response";
import { addTerm, getConcept } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const GET = route(operations.listTerms, async ({ actor, params }) => {
  const { terms } = await getConcept(actor, params.conceptId);
  return Response.json({ items: terms });
});

export const POST = route(operations.addTerm, async ({ actor, params, body, request }) => {
  const { reason, ...term } = body;
  return conceptResponse(
    await addTerm(actor, params.conceptId, term, { reason, seen: readIfMatch(request) }),
    201,
  );
});
