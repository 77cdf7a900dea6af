import { correctParagraph } from "@/lib/documents/server/correct-paragraph";
import * as operations from "@/lib/documents/server/source-schema";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const PUT = route(operations.correctParagraph, async ({ actor, params, body, request }) => {
  const corrected = await correctParagraph(actor, { ...params, ...body, seen: readIfMatch(request) });
  return Response.json(corrected, { headers: { etag: `"${corrected.paragraph.revision}"` } });
});
