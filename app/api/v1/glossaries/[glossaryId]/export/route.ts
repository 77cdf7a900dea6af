import { route } from "@/lib/http/route";
import { contentDisposition } from "@/lib/interchange/core/file-name";
import { exportTerms } from "@/lib/interchange/server/export-terms";
import * as operations from "@/lib/interchange/server/terms-schema";

export const GET = route(operations.exportTerms, async ({ actor, params, query }) => {
  const { fileName, mediaType, body } = await exportTerms(actor, params.glossaryId, query.format);
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(fileName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
