import { route } from "@/lib/http/route";
import { contentDisposition } from "@/lib/interchange/core/file-name";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { exportDocumentOperation } from "@/lib/interchange/server/schema";

export const GET = route(exportDocumentOperation, async ({ actor, params, query }) => {
  const { fileName, mediaType, body } = await exportDocument(actor, params.documentId, query);
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(fileName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
