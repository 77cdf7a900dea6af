import { bulkChange } from "@/lib/glossary/server/bulk-change";
import * as operations from "@/lib/glossary/server/concepts-schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.bulkChange, async ({ actor, params, body }) =>
  Response.json(await bulkChange(actor, params.glossaryId, body)),
);
