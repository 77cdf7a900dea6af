import { route } from "@/lib/http/route";
import * as operations from "@/lib/review/server/assignments-schema";
import { restoreAssignment } from "@/lib/review/server/change-assignment";

export const POST = route(operations.restoreAssignment, async ({ actor, params }) =>
  Response.json(await restoreAssignment(actor, params.assignmentId)),
);
