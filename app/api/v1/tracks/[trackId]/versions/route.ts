import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import { createVersion, listVersions } from "@/lib/renderings/server/versions";
import * as operations from "@/lib/renderings/server/versions-schema";

export const POST = route(operations.createVersion, async ({ actor, params, body }) =>
  Response.json(await createVersion(actor, params.trackId, body), { status: 201 }),
);

export const GET = route(operations.listVersions, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listVersions(actor, params.trackId) }, query)),
);
