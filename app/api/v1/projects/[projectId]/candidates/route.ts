import * as operations from "@/lib/glossary/server/candidates-schema";
import { listProjectCandidates } from "@/lib/glossary/server/list-candidates";
import { pageOfWhole, reachOf } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProjectCandidates, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listProjectCandidates(actor, params.projectId, reachOf(query)), query)),
);
