import * as operations from "@/lib/glossary/server/candidates-schema";
import { listProjectCandidates } from "@/lib/glossary/server/list-candidates";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProjectCandidates, async ({ actor, params, query }) =>
  Response.json(await listProjectCandidates(actor, params.projectId, query.limit)),
);
