import { route } from "@/lib/http/route";
import { previewExport } from "@/lib/interchange/server/preview-export";
import { previewExportOperation } from "@/lib/interchange/server/schema";

export const GET = route(previewExportOperation, async ({ actor, params, query, request }) =>
  Response.json(await previewExport(actor, params.documentId, query, request.signal)),
);
