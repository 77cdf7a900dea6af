import { listLinks } from "@/lib/glossary/server/glossaries";
import * as operations from "@/lib/glossary/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listLinks, async ({ actor, params }) =>
  Response.json({ items: await listLinks(actor, params.glossaryId) }),
);
