import { compareSourceVersions } from "@/lib/documents/server/compare-source-versions";
import * as operations from "@/lib/documents/server/source-schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.compareSourceVersions, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await compareSourceVersions(actor, params.documentId, query) }, query)),
);
