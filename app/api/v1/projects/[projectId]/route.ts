import { deleteProject, getProject, updateProject } from "@/lib/accounts/server/projects";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.getProject, async ({ actor, params }) =>
  Response.json(await getProject(actor, params.projectId)),
);

export const PATCH = route(operations.updateProject, async ({ actor, params, body }) =>
  Response.json(await updateProject(actor, params.projectId, body)),
);

export const DELETE = route(operations.deleteProject, async ({ actor, params }) => {
  await deleteProject(actor, params.projectId);
  return new Response(null, { status: 204 });
});
