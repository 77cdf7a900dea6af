import { requestLocale } from "@/lib/http/request-locale";
import { route } from "@/lib/http/route";
import { listTrackFindings } from "@/lib/quality/server/find-findings";
import * as operations from "@/lib/quality/server/schema";

export const GET = route(operations.listTrackFindings, async ({ actor, params, query, request }) =>
  Response.json(await listTrackFindings(actor, params.trackId, query, requestLocale(request))),
);
