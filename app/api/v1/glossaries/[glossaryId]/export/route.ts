import { route } from "@/lib/http/route";
import { exportTerms } from "@/lib/interchange/server/export-terms";
import { fileResponse } from "@/lib/interchange/server/file-response";
import * as operations from "@/lib/interchange/server/terms-schema";

export const GET = route(operations.exportTerms, async ({ actor, params, query }) =>
  fileResponse(await exportTerms(actor, params.glossaryId, query.format)),
);
