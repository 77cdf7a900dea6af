import { listConcepts } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { createConcept } from "@/lib/glossary/server/create-concept";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const GET = route(operations.listConcepts, async ({ actor, params, query }) =>
  Response.json(await listConcepts(actor, params.glossaryId, query)),
);

export const POST = route(operations.createConcept, async ({ actor, params, body }) =>
  revisionResponse(await createConcept(actor, params.glossaryId, body), 201),
);
