import { route } from "@/lib/http/route";
import * as operations from "@/lib/review/server/assignments-schema";
import { deleteAssignment, updateAssignment } from "@/lib/review/server/change-assignment";

export const PATCH = route(operations.updateAssignment, async ({ actor, params, body }) =>
  Response.json(await updateAssignment(actor, params.assignmentId, body)),
);

export const DELETE = route(operations.deleteAssignment, async ({ actor, params }) => {
  await deleteAssignment(actor, params.assignmentId);
  return new Response(null, { status: 204 });
});
