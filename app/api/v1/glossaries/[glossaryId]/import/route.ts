import { route } from "@/lib/http/route";
import { importTerms } from "@/lib/interchange/server/import-terms";
import * as operations from "@/lib/interchange/server/terms-schema";

export const POST = route(operations.importTerms, async ({ actor, params, request }) =>
  Response.json(await importTerms(actor, params.glossaryId, request)),
);
