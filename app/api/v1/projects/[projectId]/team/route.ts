import { route } from "@/lib/http/route";
import { getTeam } from "@/lib/review/server/get-team";
import * as operations from "@/lib/review/server/work-schema";

export const GET = route(operations.getTeam, async ({ actor, params }) =>
  Response.json(await getTeam(actor, params.projectId)),
);
