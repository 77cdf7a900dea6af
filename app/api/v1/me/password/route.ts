import { changePassword } from "@/lib/accounts/server/me";
import * as operations from "@/lib/accounts/server/me-schema";
import { route } from "@/lib/http/route";

export const PUT = route(operations.changePassword, async ({ actor, body }) => {
  await changePassword(actor, body);
  return new Response(null, { status: 204 });
});
