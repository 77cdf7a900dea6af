import { getMe, updateMe } from "@/lib/accounts/server/me";
import * as operations from "@/lib/accounts/server/me-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.getMe, async ({ actor }) => Response.json(await getMe(actor)));

export const PATCH = route(operations.updateMe, async ({ actor, body }) =>
  Response.json(await updateMe(actor, body)),
);
