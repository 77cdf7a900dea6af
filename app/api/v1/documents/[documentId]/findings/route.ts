import { pageOfWhole } from "@/lib/http/page";
import { requestLocale } from "@/lib/http/request-locale";
import { route } from "@/lib/http/route";
import { listDocumentFindings } from "@/lib/quality/server/find-findings";
import * as operations from "@/lib/quality/server/schema";

export const GET = route(operations.listDocumentFindings, async ({ actor, params, query, request }) => {
  const asked = { paragraphIds: query.paragraph, trackIds: query.track };
  return Response.json(
    pageOfWhole(
      { items: await listDocumentFindings(actor, params.documentId, asked, requestLocale(request)) },
      query,
    ),
  );
});
