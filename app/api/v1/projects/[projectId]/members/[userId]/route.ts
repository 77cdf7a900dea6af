import { changeRole, removeMember } from "@/lib/accounts/server/members";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const PATCH = route(operations.changeRole, async ({ actor, params, body }) =>
  Response.json(await changeRole(actor, params.projectId, params.userId, body.role)),
);

export const DELETE = route(operations.removeMember, async ({ actor, params }) => {
  await removeMember(actor, params.projectId, params.userId);
  return new Response(null, { status: 204 });
});
