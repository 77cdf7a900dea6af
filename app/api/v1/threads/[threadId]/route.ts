import { getThread } from "@/lib/discussion/server/list-threads";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.getThread, async ({ actor, params }) =>
  Response.json(await getThread(actor, params.threadId)),
);
