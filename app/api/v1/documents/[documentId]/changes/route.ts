import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/review/server/changes-schema";
import { listDocumentChanges } from "@/lib/review/server/list-changes";

export const GET = route(operations.listDocumentChanges, async ({ actor, params, query }) => {
  const asked = { paragraphIds: query.paragraph, trackIds: query.track };
  return Response.json(
    pageOfWhole({ items: await listDocumentChanges(actor, params.documentId, asked) }, query),
  );
});
