import * as operations from "@/lib/glossary/server/candidates-schema";
import { listDocumentCandidates } from "@/lib/glossary/server/list-candidates";
import { pageOfWhole, reachOf } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listDocumentCandidates, async ({ actor, params, query }) =>
  Response.json(pageOfWhole(await listDocumentCandidates(actor, params.documentId, reachOf(query)), query)),
);
