import { route } from "@/lib/http/route";
import * as operations from "@/lib/review/server/assignments-schema";
import { listAssignments } from "@/lib/review/server/list-assignments";

export const GET = route(operations.listAssignments, async ({ actor, params, query }) =>
  Response.json(await listAssignments(actor, params.projectId, query)),
);
