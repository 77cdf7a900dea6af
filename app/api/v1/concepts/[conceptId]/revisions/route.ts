import { listConceptRevisions } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listConceptRevisions, async ({ actor, params, query }) =>
  Response.json(await listConceptRevisions(actor, params.conceptId, query)),
);
