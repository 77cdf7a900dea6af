import { route } from "@/lib/http/route";
import * as operations from "@/lib/review/server/assignments-schema";
import { createAssignment } from "@/lib/review/server/create-assignment";

export const POST = route(operations.createAssignment, async ({ actor, params, body }) =>
  Response.json(await createAssignment(actor, params.trackId, body), { status: 201 }),
);
