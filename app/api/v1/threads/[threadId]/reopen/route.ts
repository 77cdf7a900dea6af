import { reopenThread } from "@/lib/discussion/server/resolve-thread";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.reopenThread, async ({ actor, params }) =>
  Response.json(await reopenThread(actor, params.threadId)),
);
