import { route } from "@/lib/http/route";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { fileResponse } from "@/lib/interchange/server/file-response";
import { exportDocumentOperation } from "@/lib/interchange/server/schema";

export const GET = route(exportDocumentOperation, async ({ actor, params, query, request }) =>
  fileResponse(await exportDocument(actor, params.documentId, query, request.signal)),
);
