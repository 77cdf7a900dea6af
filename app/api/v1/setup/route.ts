import { ADDRESS_HEADER } from "@/lib/accounts/server/find-actor";
import * as operations from "@/lib/accounts/server/schema";
import { setUp } from "@/lib/accounts/server/set-up";
import { publicRoute } from "@/lib/http/route";

export const POST = publicRoute(operations.setUp, async ({ body, request }) => {
  const { token, ...account } = body;
  const owner = await setUp(token, account, request.headers.get(ADDRESS_HEADER) ?? "");
  return Response.json({ id: owner.id }, { status: 201 });
});
