import { listMembers } from "@/lib/accounts/server/members";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listMembers, async ({ actor, params }) =>
  Response.json(await listMembers(actor, params.projectId)),
);
