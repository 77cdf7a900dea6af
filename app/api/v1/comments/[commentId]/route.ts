import { deleteComment, editComment } from "@/lib/discussion/server/change-comment";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const PATCH = route(operations.editComment, async ({ actor, params, body }) =>
  Response.json(await editComment(actor, params.commentId, body)),
);

export const DELETE = route(operations.deleteComment, async ({ actor, params }) => {
  await deleteComment(actor, params.commentId);
  return new Response(null, { status: 204 });
});
