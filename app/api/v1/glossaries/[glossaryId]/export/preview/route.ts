import { route } from "@/lib/http/route";
import { previewTermsExport } from "@/lib/interchange/server/export-terms";
import * as operations from "@/lib/interchange/server/terms-schema";

export const GET = route(operations.previewTermsExport, async ({ actor, params, query }) =>
  Response.json(await previewTermsExport(actor, params.glossaryId, query.format)),
);
