import { createLabel, listLabels, updateLabel } from "@/lib/discussion/server/labels";
import * as operations from "@/lib/discussion/server/schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listLabels, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listLabels(actor, params.projectId), query)),
);

export const POST = route(operations.createLabel, async ({ actor, params, body }) =>
  Response.json(await createLabel(actor, params.projectId, body), { status: 201 }),
);

export const PATCH = route(operations.updateLabel, async ({ actor, params, body }) =>
  Response.json(await updateLabel(actor, params.projectId, body)),
);
