import { requestLocale } from "@/lib/http/request-locale";
import { route } from "@/lib/http/route";
import { exportReport } from "@/lib/interchange/server/export-report";
import { fileResponse } from "@/lib/interchange/server/file-response";
import { getReport } from "@/lib/review/server/report-schema";

export const GET = route(getReport, async ({ actor, params, query, request }) => {
  const asked = {
    ...{ documentId: params.documentId, trackId: query.track, format: query.format },
    locale: requestLocale(request),
  };
  return fileResponse(await exportReport(actor, asked));
});
