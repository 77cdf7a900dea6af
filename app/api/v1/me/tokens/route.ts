import * as operations from "@/lib/accounts/server/me-schema";
import { createToken, listTokens } from "@/lib/accounts/server/tokens";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listTokens, async ({ actor, query }) =>
  Response.json(pageOfWhole(await listTokens(actor), query)),
);

export const POST = route(operations.createToken, async ({ actor, body }) =>
  Response.json(await createToken(actor, body), { status: 201 }),
);
