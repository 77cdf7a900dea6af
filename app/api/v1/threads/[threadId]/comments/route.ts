import { addComment } from "@/lib/discussion/server/add-comment";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.addComment, async ({ actor, params, body }) =>
  Response.json(await addComment(actor, params.threadId, body), { status: 201 }),
);
