import { endSessions } from "@/lib/accounts/server/me";
import * as operations from "@/lib/accounts/server/me-schema";
import { route } from "@/lib/http/route";

export const DELETE = route(operations.endSession, async ({ actor, params }) => {
  await endSessions(actor, params.sessionId);
  return new Response(null, { status: 204 });
});
