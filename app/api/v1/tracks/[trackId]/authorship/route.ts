import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/authorship-schema";
import { listAuthorship } from "@/lib/renderings/server/get-authorship";

export const GET = route(operations.listAuthorship, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listAuthorship(actor, params.trackId, query.paragraph) }, query)),
);
