import * as operations from "@/lib/glossary/server/matching-schema";
import { unwaive } from "@/lib/glossary/server/waivers";
import { route } from "@/lib/http/route";

export const DELETE = route(operations.unwaive, async ({ actor, params }) => {
  await unwaive(actor, params.renderingId, params.waiverId);
  return new Response(null, { status: 204 });
});
