import { listDomains } from "@/lib/glossary/server/concepts";
import * as operations from "@/lib/glossary/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listDomains, async ({ actor, params }) =>
  Response.json({ items: await listDomains(actor, params.glossaryId) }),
);
