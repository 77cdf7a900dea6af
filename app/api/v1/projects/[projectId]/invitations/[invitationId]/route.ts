import { revokeInvitation } from "@/lib/accounts/server/invitations";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const DELETE = route(operations.revokeInvitation, async ({ actor, params }) => {
  await revokeInvitation(actor, params.projectId, params.invitationId);
  return new Response(null, { status: 204 });
});
