import { listOccurrences } from "@/lib/glossary/server/match-texts";
import * as operations from "@/lib/glossary/server/matching-schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listOccurrences, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listOccurrences(actor, params.paragraphId) }, query)),
);
