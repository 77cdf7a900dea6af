import { listNotifications } from "@/lib/discussion/server/notifications";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listNotifications, async ({ actor, query }) =>
  Response.json(await listNotifications(actor, query)),
);
