import { deleteProject, getProject, updateProject } from "@/lib/accounts/server/projects";
import * as operations from "@/lib/accounts/server/schema";
import { readIfMatch } from "@/lib/http/if-match";
import { revisionResponse } from "@/lib/http/revision-response";
import { route } from "@/lib/http/route";

export const GET = route(operations.getProject, async ({ actor, params }) =>
  revisionResponse(await getProject(actor, params.projectId)),
);

export const PATCH = route(operations.updateProject, async ({ actor, params, body, request }) =>
  revisionResponse(await updateProject(actor, params.projectId, body, readIfMatch(request))),
);

export const DELETE = route(operations.deleteProject, async ({ actor, params }) => {
  await deleteProject(actor, params.projectId);
  return new Response(null, { status: 204 });
});
