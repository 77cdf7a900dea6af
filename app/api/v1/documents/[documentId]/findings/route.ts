import { route } from "@/lib/http/route";
import { getLocale } from "@/lib/i18n/server";
import { listDocumentFindings } from "@/lib/quality/server/find-findings";
import * as operations from "@/lib/quality/server/schema";

export const GET = route(operations.listDocumentFindings, async ({ actor, params, query }) => {
  const asked = { paragraphIds: query.paragraph, trackIds: query.track };
  return Response.json({
    items: await listDocumentFindings(actor, params.documentId, asked, await getLocale()),
  });
});
