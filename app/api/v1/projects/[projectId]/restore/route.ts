import { restoreProject } from "@/lib/accounts/server/projects";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.restoreProject, async ({ actor, params }) =>
  Response.json(await restoreProject(actor, params.projectId)),
);
