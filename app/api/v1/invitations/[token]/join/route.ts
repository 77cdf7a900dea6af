import { joinByInvitation } from "@/lib/accounts/server/invitations";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.joinByInvitation, async ({ actor, params }) =>
  Response.json(await joinByInvitation(actor, params.token)),
);
