import { exportArchiveOf } from "@/lib/archive/server/export-archive";
import { route } from "@/lib/http/route";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { fileResponse } from "@/lib/interchange/server/file-response";
import { exportDocumentOperation } from "@/lib/interchange/server/schema";

export const GET = route(
  exportDocumentOperation,
  async ({ actor, params: { documentId }, query, request }) => {
    const { format, ...wish } = query;
    if (format === "archive") return fileResponse(await exportArchiveOf(actor, documentId));
    return fileResponse(await exportDocument(actor, documentId, { ...wish, format }, request.signal));
  },
);
