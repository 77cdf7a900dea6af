import { route } from "@/lib/http/route";
import * as operations from "@/lib/quality/server/schema";
import { unwaiveSourceFinding } from "@/lib/quality/server/waive-source-finding";

export const DELETE = route(operations.unwaiveSourceFinding, async ({ actor, params }) => {
  await unwaiveSourceFinding(actor, params.paragraphId, params.waiverId);
  return new Response(null, { status: 204 });
});
