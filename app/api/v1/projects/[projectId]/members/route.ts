import { listMembers } from "@/lib/accounts/server/members";
import * as operations from "@/lib/accounts/server/schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listMembers, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listMembers(actor, params.projectId), query)),
);
