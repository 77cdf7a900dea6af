import { pageOfWhole } from "@/lib/http/page";
import { requestLocale } from "@/lib/http/request-locale";
import { route } from "@/lib/http/route";
import { listRenderingFindings } from "@/lib/quality/server/find-findings";
import * as operations from "@/lib/quality/server/schema";

export const GET = route(operations.listRenderingFindings, async ({ actor, params, query, request }) =>
  Response.json(
    pageOfWhole(
      { items: await listRenderingFindings(actor, params.renderingId, requestLocale(request)) },
      query,
    ),
  ),
);
