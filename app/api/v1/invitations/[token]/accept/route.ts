import { ADDRESS_HEADER } from "@/lib/accounts/server/find-actor";
import { acceptInvitation } from "@/lib/accounts/server/invitations";
import * as operations from "@/lib/accounts/server/schema";
import { publicRoute } from "@/lib/http/route";

export const POST = publicRoute(operations.acceptInvitation, async ({ params, body, request }) =>
  Response.json(await acceptInvitation(params.token, body, request.headers.get(ADDRESS_HEADER) ?? ""), {
    status: 201,
  }),
);
