import { listLinks } from "@/lib/glossary/server/glossaries";
import * as operations from "@/lib/glossary/server/schema";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listLinks, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listLinks(actor, params.glossaryId) }, query)),
);
