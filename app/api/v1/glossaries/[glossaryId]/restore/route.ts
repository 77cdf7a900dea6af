import { restoreGlossary } from "@/lib/glossary/server/glossaries";
import * as operations from "@/lib/glossary/server/schema";
import { route } from "@/lib/http/route";

export const POST = route(operations.restoreGlossary, async ({ actor, params }) =>
  Response.json(await restoreGlossary(actor, params.glossaryId)),
);
