import { endSessions, listSessions } from "@/lib/accounts/server/me";
import * as operations from "@/lib/accounts/server/me-schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listSessions, async ({ actor, query }) =>
  Response.json(pageOfWhole(await listSessions(actor), query)),
);

export const DELETE = route(operations.endSessions, async ({ actor }) => {
  await endSessions(actor);
  return new Response(null, { status: 204 });
});
