import { createInvitation, listInvitations } from "@/lib/accounts/server/invitations";
import * as operations from "@/lib/accounts/server/schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listInvitations, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listInvitations(actor, params.projectId), query)),
);

export const POST = route(operations.createInvitation, async ({ actor, params, body }) =>
  Response.json(await createInvitation(actor, params.projectId, body), { status: 201 }),
);
