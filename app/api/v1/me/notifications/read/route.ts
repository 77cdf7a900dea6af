import { markRead } from "@/lib/discussion/server/notifications";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.readNotifications, async ({ actor, body }) =>
  Response.json(await markRead(actor, body)),
);
