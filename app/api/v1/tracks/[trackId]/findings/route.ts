import { route } from "@/lib/http/route";
import { getLocale } from "@/lib/i18n/server";
import { listTrackFindings } from "@/lib/quality/server/find-findings";
import * as operations from "@/lib/quality/server/schema";

export const GET = route(operations.listTrackFindings, async ({ actor, params, query }) =>
  Response.json(await listTrackFindings(actor, params.trackId, query, await getLocale())),
);
