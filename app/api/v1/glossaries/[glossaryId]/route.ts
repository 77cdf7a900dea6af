import { deleteGlossary, getGlossary, updateGlossary } from "@/lib/glossary/server/glossaries";
import * as operations from "@/lib/glossary/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.getGlossary, async ({ actor, params }) =>
  Response.json(await getGlossary(actor, params.glossaryId)),
);

export const PATCH = route(operations.updateGlossary, async ({ actor, params, body }) =>
  Response.json(await updateGlossary(actor, params.glossaryId, body)),
);

export const DELETE = route(operations.deleteGlossary, async ({ actor, params }) => {
  await deleteGlossary(actor, params.glossaryId);
  return new Response(null, { status: 204 });
});
