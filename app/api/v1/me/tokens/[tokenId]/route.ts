import * as operations from "@/lib/accounts/server/me-schema";
import { revokeToken } from "@/lib/accounts/server/tokens";
import { route } from "@/lib/http/route";

export const DELETE = route(operations.revokeToken, async ({ actor, params }) => {
  await revokeToken(actor, params.tokenId);
  return new Response(null, { status: 204 });
});
