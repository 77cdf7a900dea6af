import { listConceptAnnotations } from "@/lib/discussion/server/list-concept-annotations";
import * as operations from "@/lib/discussion/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listConceptAnnotations, async ({ actor, params, query }) =>
  Response.json(await listConceptAnnotations(actor, params.conceptId, query)),
);
