import { restoreComment } from "@/lib/discussion/server/change-comment";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.restoreComment, async ({ actor, params }) =>
  Response.json(await restoreComment(actor, params.commentId)),
);
