import { deleteGlossary, getGlossary, updateGlossary } from "@/lib/glossary/server/glossaries";
import * as operations from "@/lib/glossary/server/schema";
import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const GET = route(operations.getGlossary, async ({ actor, params }) =>
  revisionResponse(await getGlossary(actor, params.glossaryId)),
);

export const PATCH = route(operations.updateGlossary, async ({ actor, params, body, request }) =>
  revisionResponse(await updateGlossary(actor, params.glossaryId, body, readIfMatch(request))),
);

export const DELETE = route(operations.deleteGlossary, async ({ actor, params }) => {
  await deleteGlossary(actor, params.glossaryId);
  return new Response(null, { status: 204 });
});
