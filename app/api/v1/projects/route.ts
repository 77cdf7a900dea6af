import { createProject, listProjects } from "@/lib/accounts/server/projects";
import * as operations from "@/lib/accounts/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listProjects, async ({ actor, query }) =>
  Response.json(await listProjects(actor, { ...query, deleted: query.deleted === "true" })),
);

export const POST = route(operations.createProject, async ({ actor, body }) =>
  Response.json(await createProject(actor, body), { status: 201 }),
);
