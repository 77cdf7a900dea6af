import { requestLocale } from "@/lib/http/request-locale";
import { route } from "@/lib/http/route";
import { listSourceFindings } from "@/lib/quality/server/list-source-findings";
import * as operations from "@/lib/quality/server/schema";

export const GET = route(operations.listSourceFindings, async ({ actor, params, query, request }) => {
  const asked = { paragraphIds: query.paragraph ?? null, limit: query.limit, cursor: query.cursor };
  return Response.json(await listSourceFindings(actor, params.documentId, asked, requestLocale(request)));
});
