import { createInvitation, listInvitations } from "@/lib/accounts/server/invitations";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listInvitations, async ({ actor, params }) =>
  Response.json(await listInvitations(actor, params.projectId)),
);

export const POST = route(operations.createInvitation, async ({ actor, params, body }) =>
  Response.json(await createInvitation(actor, params.projectId, body), { status: 201 }),
);
