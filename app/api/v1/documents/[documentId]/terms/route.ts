import { listDocumentTerms } from "@/lib/glossary/server/document-terms";
import * as operations from "@/lib/glossary/server/matching-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listDocumentTerms, async ({ actor, params, query }) =>
  Response.json(
    await listDocumentTerms(actor, params.documentId, {
      paragraphIds: query.paragraph,
      trackIds: query.track,
    }),
  ),
);
