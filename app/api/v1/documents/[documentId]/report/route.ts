import { requestLocale } from "@/lib/http/request-locale";
import { route } from "@/lib/http/route";
import { contentDisposition } from "@/lib/interchange/core/file-name";
import { exportReport } from "@/lib/interchange/server/export-report";
import { getReport } from "@/lib/review/server/report-schema";

export const GET = route(getReport, async ({ actor, params, query, request }) => {
  const { fileName, mediaType, body } = await exportReport(actor, {
    ...{ documentId: params.documentId, trackId: query.track, format: query.format },
    locale: requestLocale(request),
  });
  return new Response(body, {
    headers: {
      "content-type": mediaType,
      "content-disposition": contentDisposition(fileName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
