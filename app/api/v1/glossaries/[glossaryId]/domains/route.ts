import { listDomains } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listDomains, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listDomains(actor, params.glossaryId) }, query)),
);
