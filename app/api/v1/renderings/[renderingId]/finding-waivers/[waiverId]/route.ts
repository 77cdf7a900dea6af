import { route } from "@/lib/http/route";
import * as operations from "@/lib/quality/server/schema";
import { unwaiveFinding } from "@/lib/quality/server/waive-finding";

export const DELETE = route(operations.unwaiveFinding, async ({ actor, params }) => {
  await unwaiveFinding(actor, params.renderingId, params.waiverId);
  return new Response(null, { status: 204 });
});
