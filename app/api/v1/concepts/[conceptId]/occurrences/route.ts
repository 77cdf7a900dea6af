import { getDossier } from "@/lib/glossary/server/dossier";
import * as operations from "@/lib/glossary/server/matching-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listConceptOccurrences, async ({ actor, params, query }) =>
  Response.json(await getDossier(actor, params.conceptId, query)),
);
